package io.heraut.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heraut.gateway.route.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Makes one OpenAPI document out of the services' documents.
 *
 * <p>Only what the gateway lets through is taken: paths of a service's own resources, with the components that they use. Components of one name are shared
 * where they are the same through and through; where they differ, the later one gets its service's name in front. So do operation ids.
 */
final class DocumentMerger {

    private static final String COMPONENTS = "#/components/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode paths = JSON.objectNode();
    private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();
    private final Map<String, JsonNode> tags = new TreeMap<>();
    private final Set<String> operationIds = new HashSet<>();

    private DocumentMerger() {}

    /** @param documents of the services that are known; their order decides who keeps a name */
    static ObjectNode merge(Map<Part, JsonNode> documents) {
        DocumentMerger merger = new DocumentMerger();
        documents.forEach(merger::add);
        return merger.result();
    }

    private ObjectNode result() {
        ObjectNode document = JSON.objectNode();
        document.put("openapi", "3.1.0");
        ArrayNode allTags = document.putArray("tags");
        tags.values().forEach(allTags::add);
        document.set("paths", sorted(paths));
        ObjectNode all = document.putObject("components");
        components.forEach((section, named) -> {
            ObjectNode content = all.putObject(section);
            named.forEach(content::set);
        });
        return document;
    }

    private void add(Part part, JsonNode document) {
        ObjectNode own = ownPaths(part, document.path("paths"));
        Map<String, JsonNode> used = used(own, document);
        Map<String, String> renamed = conflicts(used, part);
        UnaryOperator<String> rename = ref -> renamed.getOrDefault(ref, ref);
        used.forEach((ref, component) -> {
            String[] place = place(rename.apply(ref));
            components
                    .computeIfAbsent(place[0], section -> new TreeMap<>())
                    .putIfAbsent(place[1], withRefs(component, rename));
        });
        own.properties().forEach(path -> {
            JsonNode item = withRefs(path.getValue(), rename);
            item.forEach(operation -> {
                if (operation instanceof ObjectNode object && object.has("operationId")) {
                    makeUnique(part, object);
                    useTag(part, object, document);
                    if (object.path("responses") instanceof ObjectNode responses) {
                        object.set("responses", sorted(responses));
                    }
                }
            });
            paths.set(path.getKey(), item);
        });
    }

    private static ObjectNode ownPaths(Part part, JsonNode all) {
        ObjectNode own = JSON.objectNode();
        all.properties().forEach(path -> {
            if (Part.at(path.getKey()).filter(part::equals).isPresent()) {
                own.set(path.getKey(), path.getValue());
            }
        });
        return own;
    }

    /** The components that the paths use, directly or through others, by their reference. */
    private static Map<String, JsonNode> used(JsonNode paths, JsonNode document) {
        Map<String, JsonNode> found = new TreeMap<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(paths));
        while (!open.isEmpty()) {
            for (String ref : refs(open.pop())) {
                JsonNode component = document.at(ref.substring(1));
                if (ref.startsWith(COMPONENTS) && !component.isMissingNode() && found.put(ref, component) == null) {
                    open.push(component);
                }
            }
        }
        return found;
    }

    /** New references for components whose names are taken by others of other content; whatever uses one of these differs, too. */
    private Map<String, String> conflicts(Map<String, JsonNode> used, Part part) {
        Map<String, String> renamed = new HashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, JsonNode> component : used.entrySet()) {
                String ref = component.getKey();
                String[] place = place(ref);
                JsonNode present = components.getOrDefault(place[0], Map.of()).get(place[1]);
                boolean differs = present != null
                        && (!present.equals(component.getValue())
                                || refs(component.getValue()).stream().anyMatch(renamed::containsKey));
                if (differs && !renamed.containsKey(ref)) {
                    renamed.put(ref, COMPONENTS + place[0] + "/" + free(place[0], capital(part) + place[1], used));
                    more = true;
                }
            }
        }
        return renamed;
    }

    private String free(String section, String wanted, Map<String, JsonNode> used) {
        String name = wanted;
        int number = 2;
        while (components.getOrDefault(section, Map.of()).containsKey(name)
                || used.containsKey(COMPONENTS + section + "/" + name)) {
            name = wanted + number++;
        }
        return name;
    }

    private void makeUnique(Part part, ObjectNode operation) {
        String id = operation.path("operationId").asText();
        String unique = id;
        int number = 2;
        while (!operationIds.add(unique)) {
            String prefixed = part.title() + capital(id);
            unique = unique.equals(id) ? prefixed : prefixed + number++;
        }
        operation.put("operationId", unique);
    }

    /** Groups by resource: a service's own tags where an operation has them, else its service. */
    private void useTag(Part part, ObjectNode operation, JsonNode document) {
        if (operation.path("tags").isEmpty()) {
            operation.putArray("tags").add(part.title());
        }
        for (JsonNode tag : operation.path("tags")) {
            ObjectNode described = JSON.objectNode().put("name", tag.asText());
            for (JsonNode candidate : document.path("tags")) {
                if (candidate.path("name").asText().equals(tag.asText()) && candidate.has("description")) {
                    described.set("description", candidate.get("description"));
                }
            }
            tags.merge(tag.asText(), described, (present, later) -> present.has("description") ? present : later);
        }
    }

    private static List<String> refs(JsonNode node) {
        List<String> found = new ArrayList<>();
        collectRefs(node, found);
        return found;
    }

    private static void collectRefs(JsonNode node, List<String> found) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                JsonNode value = member.getValue();
                if (member.getKey().equals("$ref") && value.isTextual()) {
                    found.add(value.asText());
                } else if (member.getKey().equals("mapping")) {
                    value.forEach(target -> found.add(target.asText()));
                } else if (member.getKey().equals("security") && value.isArray()) {
                    value.forEach(requirement -> requirement
                            .fieldNames()
                            .forEachRemaining(scheme -> found.add(COMPONENTS + "securitySchemes/" + scheme)));
                } else {
                    collectRefs(value, found);
                }
            });
        } else if (node.isArray()) {
            node.forEach(element -> collectRefs(element, found));
        }
    }

    private static JsonNode withRefs(JsonNode node, UnaryOperator<String> rename) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.objectNode();
            object.properties().forEach(member -> {
                JsonNode value = member.getValue();
                boolean isRef = value.isTextual() && value.asText().startsWith(COMPONENTS);
                copy.set(
                        member.getKey(), isRef ? JSON.textNode(rename.apply(value.asText())) : withRefs(value, rename));
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(element -> copy.add(withRefs(element, rename)));
            return copy;
        }
        return node;
    }

    private static ObjectNode sorted(ObjectNode object) {
        ObjectNode sorted = JSON.objectNode();
        Map<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        members.forEach(sorted::set);
        return sorted;
    }

    /** Section and name of a reference into the components. */
    private static String[] place(String ref) {
        String[] place = ref.substring(COMPONENTS.length()).split("/", 2);
        return place.length == 2 ? place : new String[] {place[0], ""};
    }

    private static String capital(Part part) {
        return capital(part.title());
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
