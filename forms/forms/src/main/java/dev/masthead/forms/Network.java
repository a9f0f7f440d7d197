package dev.masthead.forms;

import java.util.Optional;

/** A network, as {@code 10.0.0.0/8}, or a single address. */
record Network(IpAddress prefix, int length) {

    static Network parse(String cidr) {
        int slash = cidr.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? cidr : cidr.substring(0, slash));
        int length = address.map(found -> length(cidr, slash, found.bits())).orElse(-1);
        if (length < 0) {
            throw new IllegalArgumentException(
                    "A network is an address and a length, for example 10.0.0.0/8 or 2001:db8::/32, or one address; this is '"
                            + cidr + "'");
        }
        return new Network(address.orElseThrow().prefix(length), length);
    }

    private static int length(String cidr, int slash, int most) {
        if (slash < 0) {
            return most;
        }
        String digits = cidr.substring(slash + 1);
        return digits.matches("\\d{1,3}") && Integer.parseInt(digits) <= most ? Integer.parseInt(digits) : -1;
    }

    boolean contains(IpAddress address) {
        return address.bits() == prefix.bits() && address.prefix(length).equals(prefix);
    }
}
