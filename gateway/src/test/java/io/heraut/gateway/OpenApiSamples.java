package io.heraut.gateway;

/** Documents as services write them. */
public final class OpenApiSamples {

    public static final String CONTENT = """
            {"openapi":"3.1.0","info":{"title":"content"},
             "tags":[{"name":"feed","description":"What may be shared"}],
             "paths":{
               "/api/v1/feed":{"get":{"operationId":"list","summary":"The feed","tags":["feed"],"security":[{"token":[]}],
                 "responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}},
                              "401":{"description":"no","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}}},
               "/api/v1/shares":{"get":{"operationId":"notOurs","responses":{}}},
               "/ops/republish":{"post":{"operationId":"republish","responses":{"200":{"description":"x","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Internal"}}}}}}}},
             "components":{
               "schemas":{
                 "Page":{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/Item"}}}},
                 "Item":{"type":"object","properties":{"title":{"type":"string"}}},
                 "Internal":{"type":"object"},
                 "Problem":{"type":"object","properties":{"type":{"type":"string"}}}},
               "securitySchemes":{"token":{"type":"http","scheme":"bearer"}}}}
            """;

    public static final String SHARING = """
            {"openapi":"3.1.0","info":{"title":"sharing"},
             "paths":{
               "/s/{code}":{"get":{"operationId":"follow","summary":"Follows a link","responses":{"302":{"description":"on"}}}},
               "/api/v1/shares":{"get":{"operationId":"list","summary":"My shares","security":[{"token":[]}],
                 "responses":{"200":{"description":"ok","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}},
                              "401":{"description":"no","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}}}},
             "components":{
               "schemas":{
                 "Page":{"type":"object","properties":{"items":{"type":"array","items":{"$ref":"#/components/schemas/Item"}}}},
                 "Item":{"type":"object","properties":{"network":{"type":"string"}}},
                 "Problem":{"type":"object","properties":{"type":{"type":"string"}}}},
               "securitySchemes":{"token":{"type":"http","scheme":"bearer"}}}}
            """;

    public static final String WEBHOOKS = """
            {"openapi":"3.1.0","info":{"title":"webhooks"},
             "paths":{"/api/v1/event-types":{"get":{"operationId":"listEventTypes","summary":"Event types","security":[{"token":[]}],"responses":{"200":{"description":"ok"}}}}},
             "components":{"securitySchemes":{"token":{"type":"http","scheme":"bearer"}}}}
            """;

    private OpenApiSamples() {}
}
