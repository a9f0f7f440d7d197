package dev.masthead.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the public internet from those of machines that a request from outside must not reach. */
final class PublicAddresses {

    /** The IANA registries of special-purpose addresses: what is not globally reachable, or leads somewhere else. */
    private static final List<Block> SPECIAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Answered inside some clouds, although the block is public.
            "168.63.129.16/32");

    /** Of IPv6, only 2000::/3 is public; these parts of it are not, or carry an IPv4 address to somewhere else. */
    private static final List<Block> SPECIAL_V6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private static final Block PUBLIC_V6 = Block.of("2000::/3");

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        // Java turns an IPv4-mapped IPv6 address into the IPv4 address it stands for.
        return address instanceof Inet4Address
                ? SPECIAL.stream().noneMatch(block -> block.holds(address))
                : PUBLIC_V6.holds(address) && SPECIAL_V6.stream().noneMatch(block -> block.holds(address));
    }

    private static List<Block> blocks(String... texts) {
        List<Block> blocks = new ArrayList<>();
        for (String text : texts) {
            blocks.add(Block.of(text));
        }
        return List.copyOf(blocks);
    }

    /** All addresses that begin with the same bits. */
    private static final class Block {

        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                // A literal is never looked up.
                byte[] start = InetAddress.getByName(text.substring(0, slash)).getAddress();
                return new Block(start, Integer.parseInt(text.substring(slash + 1)));
            } catch (java.net.UnknownHostException e) {
                throw new IllegalArgumentException("No address: " + text, e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != start.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(bytes, 0, whole, start, 0, whole)
                    && (rest == 0 || (bytes[whole] ^ start[whole]) >> (8 - rest) == 0);
        }
    }
}
