package io.heraut.webhooks.testing;

import io.heraut.local.process.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Allows calls to one port of this machine, where {@link Receiver} listens, and makes retries fast. */
public final class ReceiverPort implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        int port = Ports.free();
        Map<String, String> configuration = new HashMap<>();
        configuration.put("test.receiver.port", Integer.toString(port));
        configuration.put("heraut.outbound.allowed", "http://127.0.0.1:" + port);
        configuration.put("heraut.webhooks.delivery.retries", "0.2S,0.2S,0.2S");
        configuration.put("heraut.webhooks.delivery.longest-retry-after", "2S");
        configuration.put("heraut.webhooks.delivery.timeout", "2S");
        configuration.put("heraut.webhooks.delivery.lease", "6S");
        configuration.put("heraut.webhooks.delivery.poll-interval", "0.1S");
        configuration.put("heraut.webhooks.endpoints-per-owner", "200");
        return configuration;
    }

    @Override
    public void stop() {}
}
