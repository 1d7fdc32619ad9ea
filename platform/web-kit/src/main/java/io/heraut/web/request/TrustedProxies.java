package io.heraut.web.request;

import java.util.ArrayList;
import java.util.List;

/** Decides which address a request came from, when proxies stand between. */
public final class TrustedProxies {

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * @param cidrs networks such as {@code 10.0.0.0/8} or {@code ::1/128}; a bare address is that one address
     * @throws IllegalArgumentException naming the entry that is no network
     */
    public static TrustedProxies of(List<String> cidrs) {
        List<Network> networks = new ArrayList<>();
        for (String cidr : cidrs) {
            if (!cidr.isBlank()) {
                networks.add(Network.parse(cidr.strip()));
            }
        }
        return new TrustedProxies(networks);
    }

    public boolean trusts(String address) {
        byte[] bytes = Network.addressBytes(address);
        if (bytes == null) {
            return false;
        }
        // Asked with every request: a loop, not a stream.
        for (Network network : networks) {
            if (network.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The rightmost hop that is no trusted proxy. What stands left of it may be invented and is ignored.
     *
     * @param peer address of the connection's other end
     * @param xForwardedFor the {@code X-Forwarded-For} headers, in their order, each possibly with several addresses
     */
    public String resolve(String peer, List<String> xForwardedFor) {
        String client = Network.canonical(peer);
        if (networks.isEmpty() || !trusts(client)) {
            return client;
        }
        List<String> hops = new ArrayList<>();
        for (String header : xForwardedFor) {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        for (String hop : hops.reversed()) {
            String address = Network.withoutPort(hop);
            if (Network.addressBytes(address) == null) {
                // Nothing to the left of what can not be read can be believed.
                return client;
            }
            client = Network.canonical(address);
            if (!trusts(client)) {
                return client;
            }
        }
        return client;
    }
}
