package io.heraut.sharing.network;

import java.util.List;

/** The networks, for tests without a container. */
public final class AllNetworks {
    private AllNetworks() {}

    public static Networks networks() {
        return new Networks(
                List.of(new Bluesky(), new Email(), new Facebook(), new LinkedIn(), new WhatsApp(), new X()));
    }
}
