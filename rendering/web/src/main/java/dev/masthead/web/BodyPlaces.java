package dev.masthead.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * How many bodies are read at once: slow ones leave threads for those who read pages. One client, which is an IPv4 address or
 * an IPv6 /64, has a quarter of the places at most, so that one who is slow on purpose does not keep all readers from
 * posting. Thread-safe.
 */
final class BodyPlaces {

    private static final int HOUSEHOLD_BYTES = 8;

    private final int places;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    BodyPlaces(int places) {
        this.places = places;
    }

    /** Takes a place if one is free for this client. */
    synchronized boolean take(String client) {
        int own = taken.getOrDefault(client, 0);
        if (all >= places || own >= Math.max(1, places / 4)) {
            return false;
        }
        taken.put(client, own + 1);
        all++;
        return true;
    }

    /** Gives a place back that this client took. */
    synchronized void giveBack(String client) {
        taken.computeIfPresent(client, (name, own) -> own > 1 ? own - 1 : null);
        all--;
    }

    /** One name for all addresses that one client can choose from. */
    static String client(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(Arrays.copyOf(bytes, HOUSEHOLD_BYTES));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
