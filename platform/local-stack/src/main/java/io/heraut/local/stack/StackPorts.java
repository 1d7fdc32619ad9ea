package io.heraut.local.stack;

import io.heraut.local.LocalStackException;
import io.heraut.local.process.Ports;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything listens, on the loopback interface.
 *
 * @param newsroom where the story serves its feed: the guarded client is allowed to fetch from it
 * @param partner where the story receives webhooks: the guarded client is allowed to call it
 */
public record StackPorts(
        int postgres, int kafka, int keycloak, Map<Service, Integer> services, int newsroom, int partner) {

    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int KEYCLOAK = 8180;
    private static final int NEWSROOM = 8090;
    private static final int PARTNER = 8091;
    private static final int HIGHEST = 65535;

    public StackPorts {
        services = Map.copyOf(services);
    }

    /** Ports that nobody listens on now. */
    public static StackPorts free() {
        var free = Ports.free(5 + Service.values().length);
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, free.get(5 + service.ordinal()));
        }
        return new StackPorts(free.get(0), free.get(1), free.get(2), services, free.get(3), free.get(4));
    }

    /** The usual ports, each moved by its variable {@code HERAUT_<NAME>_PORT} where that is set. */
    public static StackPorts from(Map<String, String> environment) {
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, port(environment, service.portVariable(), service.usualPort()));
        }
        return new StackPorts(
                port(environment, "HERAUT_POSTGRES_PORT", POSTGRES),
                port(environment, "HERAUT_KAFKA_PORT", KAFKA),
                port(environment, "HERAUT_KEYCLOAK_PORT", KEYCLOAK),
                services,
                port(environment, "HERAUT_NEWSROOM_PORT", NEWSROOM),
                port(environment, "HERAUT_PARTNER_PORT", PARTNER));
    }

    public int of(Service service) {
        return services.getOrDefault(service, 0);
    }

    /** Each port by the variable that moves it. */
    public Map<String, Integer> byVariable() {
        var all = new LinkedHashMap<String, Integer>();
        all.put("HERAUT_POSTGRES_PORT", postgres);
        all.put("HERAUT_KAFKA_PORT", kafka);
        all.put("HERAUT_KEYCLOAK_PORT", keycloak);
        for (var service : Service.values()) {
            all.put(service.portVariable(), of(service));
        }
        all.put("HERAUT_NEWSROOM_PORT", newsroom);
        all.put("HERAUT_PARTNER_PORT", partner);
        return all;
    }

    /** Refuses ports that two parts want, or that somebody listens on, and names the variable that moves them. */
    public void check() {
        var seen = new LinkedHashMap<Integer, String>();
        byVariable().forEach((variable, port) -> {
            String other = seen.putIfAbsent(port, variable);
            if (other != null) {
                throw new LocalStackException(
                        variable + " and " + other + " are both " + port + ": each needs a port of its own");
            }
            if (!Ports.isFree(port)) {
                throw new LocalStackException("port " + port + " is taken by another program: stop that, or move"
                        + " Heraut's with " + variable + "=<port>");
            }
        });
    }

    private static int port(Map<String, String> environment, String variable, int usual) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LocalStackException(variable + "=" + value + " is not a port: give a number from 1 to 65535", e);
        }
        throw new LocalStackException(variable + "=" + value + " is not a port: give a number from 1 to 65535");
    }
}
