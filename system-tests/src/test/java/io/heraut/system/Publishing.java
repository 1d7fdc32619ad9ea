package io.heraut.system;

import io.heraut.local.stack.LocalStack;
import io.heraut.story.Client;
import io.heraut.story.Newsroom;
import io.heraut.story.Stage;
import io.heraut.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings content to where advocates can share it. */
final class Publishing {
    private Publishing() {}

    /** Imports a newsroom of its own and publishes all of it, for everyone. */
    static List<String> publishNewsroom(LocalStack stack, Stage stage) {
        String play = Story.newPlayName();
        Client carla = Client.withToken(stage, stack.token("carla"));
        Client rob = Client.withToken(stage, stack.token("rob"));
        carla.get("/api/v1/me").expect(200);
        rob.get("/api/v1/me").expect(200);
        List<String> items = new ArrayList<>();
        try (Newsroom newsroom = Newsroom.open(stage.newsroomPort(), play)) {
            String source = carla.post(
                            "/api/v1/sources",
                            Map.of(
                                    "name",
                                    "Newsroom " + play,
                                    "url",
                                    newsroom.feed().toString(),
                                    "language",
                                    "en"))
                    .expect(201)
                    .text("id");
            carla.post("/api/v1/sources/" + source + "/import")
                    .expect(200)
                    .body()
                    .path("items")
                    .forEach(id -> items.add(id.asText()));
        }
        for (String id : items) {
            move(carla, id, "submit");
            move(rob, id, "approve");
            move(carla, id, "publish");
        }
        return items;
    }

    private static void move(Client person, String id, String transition) {
        String path = "/api/v1/content-items/" + id;
        person.post(path + "/" + transition, person.get(path).expect(200).etag())
                .expect(200);
    }
}
