package io.heraut.content;

import io.heraut.local.process.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets the service call the newsroom of the tests, and nothing else on this machine. */
public final class NewsroomAddress implements QuarkusTestResourceLifecycleManager {
    static final String PORT = "test.newsroom.port";

    @Override
    public Map<String, String> start() {
        int port = Ports.free();
        return Map.of(PORT, Integer.toString(port), "heraut.outbound.allowed", "http://127.0.0.1:" + port);
    }

    @Override
    public void stop() {
        // The newsroom itself belongs to each test.
    }
}
