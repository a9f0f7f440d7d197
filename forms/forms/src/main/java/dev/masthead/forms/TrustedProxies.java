package dev.masthead.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies whose word about a client's address is believed. Immutable and thread-safe.
 *
 * <p>Each proxy appends the address that it was called from; anything in front of that may be the client's invention. So the
 * list is walked from its end, as long as the one who speaks is trusted.
 */
public final class TrustedProxies {

    /** A part of an element of {@code Forwarded}. What is quoted may hold a client's words, so it is read as a whole. */
    private static final Pattern PART = Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"\\\\]*)\"|([^;\"\\s]*))\\s*(?:;|$)");

    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::\\d{1,5})?");
    private static final int MOST_HOPS = 50;

    private final List<Network> networks;
    private final boolean rfc7239;

    private TrustedProxies(List<Network> networks, boolean rfc7239) {
        this.networks = List.copyOf(networks);
        this.rfc7239 = rfc7239;
    }

    /** Nobody: a client's address is that of its connection. */
    public static TrustedProxies none() {
        return at(List.of());
    }

    /**
     * The proxies at these addresses; {@code X-Forwarded-For} is read.
     *
     * @param cidrs networks as {@code 10.0.0.0/8} or {@code 2001:db8::/32}, or single addresses
     * @throws IllegalArgumentException when one is neither
     */
    public static TrustedProxies at(Collection<String> cidrs) {
        return new TrustedProxies(cidrs.stream().map(Network::parse).toList(), false);
    }

    /** The same, but {@code Forwarded} (RFC 7239) is read, and {@code X-Forwarded-For} is not. */
    public TrustedProxies readingForwarded() {
        return new TrustedProxies(networks, true);
    }

    /** The one header field that is read. */
    public String header() {
        return rfc7239 ? "Forwarded" : "X-Forwarded-For";
    }

    /**
     * The client's address.
     *
     * @param peer who holds the connection
     * @param values all values of {@link #header()}, in order
     * @return the last address in the list that is not a trusted proxy's; the peer where it is not trusted; where an entry is no
     *     address, or the list ends, the last proxy that was
     */
    public String clientAddress(String peer, List<String> values) {
        Optional<IpAddress> speaker = IpAddress.parse(peer);
        if (speaker.isEmpty() || !isTrusted(speaker.get())) {
            return peer;
        }
        List<String> hops = hops(values);
        String last = peer;
        for (int i = hops.size() - 1; i >= 0 && i >= hops.size() - MOST_HOPS; i--) {
            String hop = hops.get(i);
            Optional<IpAddress> address = IpAddress.parse(hop);
            if (address.isEmpty()) {
                return last;
            }
            last = hop;
            if (!isTrusted(address.get())) {
                return last;
            }
        }
        return last;
    }

    private boolean isTrusted(IpAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private List<String> hops(List<String> values) {
        List<String> hops = new ArrayList<>();
        for (String value : values) {
            for (String entry : value.split(",", -1)) {
                hops.add(withoutPort(rfc7239 ? node(entry.strip()) : entry.strip()));
            }
        }
        return hops;
    }

    /** The one address that an element names; empty when it names none or two, or is no element. */
    private static String node(String element) {
        String node = "";
        Matcher part = PART.matcher(element);
        for (int at = 0; at < element.length(); at = part.end()) {
            if (!part.region(at, element.length()).lookingAt()) {
                return "";
            }
            if (part.group(1).equalsIgnoreCase("for")) {
                if (!node.isEmpty()) {
                    return "";
                }
                node = Optional.ofNullable(part.group(2)).orElseGet(() -> part.group(3));
            }
        }
        return node;
    }

    private static String withoutPort(String entry) {
        Matcher found = WITH_PORT.matcher(entry);
        return found.matches() ? found.group(1) : entry;
    }
}
