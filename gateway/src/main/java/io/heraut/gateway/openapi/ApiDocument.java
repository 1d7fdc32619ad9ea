package io.heraut.gateway.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.heraut.gateway.docs.LoginUrl;
import io.heraut.gateway.route.Part;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The merged document, written out. */
record ApiDocument(Buffer json, Buffer yaml, String etag) {

    private static final String DESCRIPTION = """
            Heraut lets employees share their organisation's news in their own voice, shows what it did, and thanks them for it.

            * Errors are problem details (RFC 9457); `type` names the kind, see [/problems](/problems).
            * Lists come in pages: `limit` and `cursor` in, `items` and `next` out.
            * Every POST takes an `Idempotency-Key`; what is edited needs `If-Match` with the `ETag` that was read.
            * `RateLimit` tells how many requests are left; beyond that the answer is 429 with `Retry-After`.
            * Any operation can answer 429, and 502, 503 or 504 while the service behind it is away.
            """;

    static ApiDocument of(Map<Part, JsonNode> documents, List<Part> missing, String version, LoginUrl login) {
        ObjectNode merged = DocumentMerger.merge(documents);
        ObjectNode info = merged.objectNode();
        info.put("title", "Heraut API");
        info.put("version", version);
        String gap = missing.isEmpty()
                ? ""
                : "\n**Incomplete at the moment:** not yet heard from "
                        + String.join(", ", missing.stream().map(Part::title).toList()) + ".\n";
        info.put("description", DESCRIPTION + gap);
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        merged.set("info", info);
        addLogin(merged, login);
        ObjectNode ordered = merged.objectNode();
        for (String member : List.of("openapi", "info", "tags", "paths", "components")) {
            ordered.set(member, merged.get(member));
        }
        return write(ordered);
    }

    /** Beside the bare token, the log-in that gives one: for tools that can do it. */
    private static void addLogin(ObjectNode document, LoginUrl login) {
        ObjectNode scheme = document.objectNode();
        scheme.put("type", "oauth2");
        scheme.put("description", "Log in with your account.");
        ObjectNode flow = scheme.putObject("flows").putObject("authorizationCode");
        flow.put("authorizationUrl", login.authorization());
        flow.put("tokenUrl", login.token());
        flow.putObject("scopes").put("openid", "Who you are").put("profile", "Your name and team");
        // First, as most people want it.
        ObjectNode schemes = document.objectNode();
        schemes.set("login", scheme);
        ObjectNode components = (ObjectNode) document.get("components");
        schemes.setAll(components.withObjectProperty("securitySchemes"));
        components.set("securitySchemes", schemes);
        document.path("paths")
                .forEach(item -> item.forEach(operation -> {
                    if (operation.path("security") instanceof ArrayNode security && !security.isEmpty()) {
                        security.addObject().putArray("login");
                    }
                }));
    }

    private static ApiDocument write(ObjectNode document) {
        try {
            byte[] json = new ObjectMapper().writeValueAsBytes(document);
            byte[] yaml = new ObjectMapper(YAMLFactory.builder()
                            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .build())
                    .writeValueAsBytes(document);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return new ApiDocument(
                    Buffer.buffer(json), Buffer.buffer(yaml), HexFormat.of().formatHex(digest, 0, 12));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The OpenAPI document can not be written", e);
        }
    }

    @Override
    public String toString() {
        return json.toString(StandardCharsets.UTF_8);
    }
}
