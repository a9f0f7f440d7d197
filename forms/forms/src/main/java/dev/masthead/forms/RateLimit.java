package dev.masthead.forms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Limits what one client address and one network may send, in this process. Thread-safe and exact: of posts that come at once,
 * no more pass than the rate says.
 *
 * <p>An address is an IPv4 address or an IPv6 /64, which one household has; a network is an IPv4 /24 or an IPv6 /48.
 */
final class RateLimit {

    private static final int MOST_KEPT = 10_000;

    private final TokenBuckets addresses;
    private final TokenBuckets networks;

    RateLimit(Rate address, Rate network) {
        this.addresses = new TokenBuckets(address, MOST_KEPT);
        this.networks = new TokenBuckets(network, MOST_KEPT);
    }

    /** Takes a token of the address and one of its network, or neither: then, how long until both have one. */
    synchronized Optional<Duration> take(String client, Instant now) {
        Optional<IpAddress> ip = IpAddress.parse(client);
        String address = ip.map(RateLimit::address).orElse(client);
        Optional<String> network = ip.map(RateLimit::network);
        Duration wait = addresses.wait(address, now);
        Duration networkWait = network.map(one -> networks.wait(one, now)).orElse(Duration.ZERO);
        Duration longer = wait.compareTo(networkWait) >= 0 ? wait : networkWait;
        if (!longer.isZero()) {
            return Optional.of(longer);
        }
        addresses.take(address, now);
        network.ifPresent(one -> networks.take(one, now));
        return Optional.empty();
    }

    private static String address(IpAddress ip) {
        return (ip.isV4() ? ip : ip.prefix(64)).canonical();
    }

    private static String network(IpAddress ip) {
        return ip.prefix(ip.isV4() ? 24 : 48).canonical();
    }
}
