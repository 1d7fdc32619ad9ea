package io.heraut.local.stack;

import io.heraut.local.postgres.Databases;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment that the services are given: what is the installation's to say, and in the local stack differs from the
 * defaults.
 */
record ServiceEnvironment(StackPorts ports, URI issuer, String kafkaServers) {

    /** LinkedIn's crawler comes from here in the local stack: a range that is reserved for documentation. */
    private static final String LINKEDIN_CRAWLERS = "192.0.2.0/28";

    Map<String, String> of(Service service, int port) {
        var environment = new LinkedHashMap<String, String>();
        environment.put(service.portVariable(), Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("HERAUT_ISSUER_URL", issuer.toString());
        environment.put("HERAUT_TRUSTED_PROXIES", "127.0.0.1/32,::1/128");
        environment.put("MALLOC_ARENA_MAX", "2");
        if (service.hasDatabase()) {
            String database = Databases.of(service.partName());
            String owner = Databases.ownerOf(service.partName());
            environment.put("HERAUT_POSTGRES_PORT", Integer.toString(ports.postgres()));
            environment.put("HERAUT_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database);
            environment.put("HERAUT_DB_USER", database);
            environment.put("HERAUT_DB_PASSWORD", database);
            environment.put("HERAUT_DB_OWNER", owner);
            environment.put("HERAUT_DB_OWNER_PASSWORD", owner);
            environment.put("HERAUT_KAFKA_SERVERS", kafkaServers);
        }
        switch (service) {
            case CONTENT, WEBHOOKS -> environment.put("HERAUT_OUTBOUND_ALLOWED", storyAddresses());
            case SHARING -> {
                environment.put("HERAUT_SHARING_PUBLIC_BASE_URL", "http://localhost:" + ports.of(Service.GATEWAY));
                environment.put("HERAUT_SHARING_CRAWLER_RANGES_LINKEDIN", LINKEDIN_CRAWLERS);
            }
            case REWARDS -> {}
            case GATEWAY -> {
                for (var other : Service.values()) {
                    if (other != Service.GATEWAY) {
                        environment.put(
                                "HERAUT_GATEWAY_" + other.name() + "_URL", "http://127.0.0.1:" + ports.of(other));
                    }
                }
            }
        }
        return environment;
    }

    private String storyAddresses() {
        return "http://127.0.0.1:" + ports.newsroom() + ",http://127.0.0.1:" + ports.partner();
    }
}
