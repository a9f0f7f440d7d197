package dev.masthead.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host's name into its addresses. Thread-safe. */
@FunctionalInterface
interface Resolver {

    /** All addresses of a name, at least one. */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** What the machine knows. */
    static Resolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
