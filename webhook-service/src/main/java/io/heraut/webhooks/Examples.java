package io.heraut.webhooks;

/** The examples of the OpenAPI document that more than one operation shows. */
public final class Examples {
    public static final String ENDPOINT = """
            {
              "id": "0197a3c0-0000-7000-8000-000000000021",
              "owner": "01930000-0000-7000-8000-000000000101",
              "url": "https://partner.example.com/heraut",
              "description": "Points for the intranet",
              "eventTypes": ["points.awarded"],
              "status": "ACTIVE",
              "createdAt": "2026-03-02T09:00:00Z",
              "updatedAt": "2026-03-02T09:00:00Z"
            }""";

    public static final String DELIVERY = """
            {
              "id": "0197a3c0-0000-7000-8000-000000000022",
              "endpointId": "0197a3c0-0000-7000-8000-000000000021",
              "eventId": "0197a3c0-0000-7000-8000-000000000109",
              "eventType": "points.awarded",
              "status": "PENDING",
              "test": false,
              "attemptCount": 1,
              "lastOutcome": "REFUSED",
              "lastHttpStatus": 500,
              "nextAttemptAt": "2026-03-02T09:15:05Z",
              "createdAt": "2026-03-02T09:15:00Z"
            }""";

    private Examples() {}
}
