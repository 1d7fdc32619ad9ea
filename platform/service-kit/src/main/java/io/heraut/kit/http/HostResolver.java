package io.heraut.kit.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host name. */
public interface HostResolver {

    /** All addresses of that name, at least one. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
