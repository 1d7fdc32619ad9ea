package io.heraut.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heraut.gateway.OpenApiSamples;
import io.heraut.gateway.route.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentMergerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode merge(Object... partsAndTexts) throws JsonProcessingException {
        Map<Part, JsonNode> documents = new LinkedHashMap<>();
        for (int i = 0; i < partsAndTexts.length; i += 2) {
            documents.put((Part) partsAndTexts[i], JSON.readTree((String) partsAndTexts[i + 1]));
        }
        return DocumentMerger.merge(documents);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void onlyAServicesOwnPathsAreTakenAndWhatTheyUse() throws JsonProcessingException {
        JsonNode merged = merge(Part.CONTENT, OpenApiSamples.CONTENT);
        assertThat(names(merged.path("paths"))).containsExactly("/api/v1/feed");
        assertThat(names(merged.at("/components/schemas"))).containsExactly("Item", "Page", "Problem");
        assertThat(names(merged.at("/components/securitySchemes"))).containsExactly("token");
    }

    @Test
    void equalComponentsAreSharedAndDifferentOnesKeptApart() throws JsonProcessingException {
        JsonNode merged = merge(Part.CONTENT, OpenApiSamples.CONTENT, Part.SHARING, OpenApiSamples.SHARING);
        // Page reads the same in both, but means another Item.
        assertThat(names(merged.at("/components/schemas")))
                .containsExactly("Item", "Page", "Problem", "SharingItem", "SharingPage");
        assertThat(merged.at("/paths/~1api~1v1~1shares/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/SharingPage");
        assertThat(merged.at("/components/schemas/SharingPage/properties/items/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/SharingItem");
        assertThat(merged.at("/components/schemas/Page/properties/items/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Item");
        assertThat(merged.at("/components/schemas/SharingItem/properties/network/type")
                        .asText())
                .isEqualTo("string");
    }

    @Test
    void operationIdsAreUnique() throws JsonProcessingException {
        JsonNode merged = merge(Part.CONTENT, OpenApiSamples.CONTENT, Part.SHARING, OpenApiSamples.SHARING);
        assertThat(merged.at("/paths/~1api~1v1~1feed/get/operationId").asText()).isEqualTo("list");
        assertThat(merged.at("/paths/~1api~1v1~1shares/get/operationId").asText())
                .isEqualTo("sharingList");
    }

    @Test
    void everyOperationHasATag() throws JsonProcessingException {
        JsonNode merged = merge(Part.CONTENT, OpenApiSamples.CONTENT, Part.SHARING, OpenApiSamples.SHARING);
        assertThat(merged.path("tags").toString())
                .isEqualTo("[{\"name\":\"feed\",\"description\":\"What may be shared\"},{\"name\":\"sharing\"}]");
        assertThat(merged.at("/paths/~1s~1{code}/get/tags").toString()).isEqualTo("[\"sharing\"]");
    }

    @Test
    void answersAreInOrder() throws JsonProcessingException {
        JsonNode merged = merge(Part.CONTENT, """
                {"openapi":"3.1.0","paths":{"/api/v1/feed":{"get":{"operationId":"x","responses":{"404":{},"200":{},"default":{},"401":{}}}}}}
                """);
        assertThat(names(merged.at("/paths/~1api~1v1~1feed/get/responses")))
                .containsExactly("200", "401", "404", "default");
    }

    @Test
    void noReferenceLeadsNowhere() throws JsonProcessingException {
        JsonNode merged = merge(
                Part.CONTENT,
                OpenApiSamples.CONTENT,
                Part.SHARING,
                OpenApiSamples.SHARING,
                Part.WEBHOOKS,
                OpenApiSamples.WEBHOOKS);
        for (String ref : merged.findValuesAsText("$ref")) {
            assertThat(merged.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
        }
    }

    @Test
    void componentsThatUseEachOtherInACircleAreMerged() throws JsonProcessingException {
        String template = """
                {"openapi":"3.1.0","paths":{"%s":{"get":{"operationId":"%s","responses":{"200":{"description":"x","content":
                  {"application/json":{"schema":{"$ref":"#/components/schemas/A"}}}}}}}},
                 "components":{"schemas":{"A":{"properties":{"b":{"$ref":"#/components/schemas/B"}}},
                   "B":{"description":"%s","properties":{"a":{"$ref":"#/components/schemas/A"}}}}}}
                """;
        JsonNode merged = merge(
                Part.CONTENT,
                template.formatted("/api/v1/feed", "x", "one"),
                Part.SHARING,
                template.formatted("/api/v1/me", "y", "two"));
        assertThat(names(merged.at("/components/schemas"))).containsExactly("A", "B", "SharingA", "SharingB");
        assertThat(merged.at("/components/schemas/SharingB/properties/a/$ref").asText())
                .isEqualTo("#/components/schemas/SharingA");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/openapi, -, -, false",
                "/openapi, -, */*, false",
                "/openapi, -, application/json, true",
                "/openapi, -, 'application/yaml, application/json', false",
                "/openapi, JSON, application/yaml, true",
                "/openapi, yaml, application/json, false",
                "/openapi.json, -, -, true",
                "/openapi.yaml, json, application/json, false",
            })
    void theFormIsPathThenQueryThenAccept(String path, String format, String accept, boolean json) {
        assertThat(ApiDocumentRoute.wantsJson(path, format, accept)).isEqualTo(json);
    }
}
