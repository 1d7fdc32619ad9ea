package io.heraut.sharing.network;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All networks that this release knows. */
@ApplicationScoped
public class Networks {
    private final Map<String, SocialNetwork> byName = new TreeMap<>();

    public Networks(@All List<SocialNetwork> networks) {
        for (SocialNetwork network : networks) {
            if (byName.put(network.name(), network) != null) {
                throw new IllegalStateException("Two networks are called " + network.name());
            }
        }
    }

    public Optional<SocialNetwork> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** For a name that was checked when it was stored. */
    public SocialNetwork get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("Unknown network " + name));
    }

    /** In the order of the alphabet. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
