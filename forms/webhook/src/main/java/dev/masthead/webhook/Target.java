package dev.masthead.webhook;

import java.net.URI;
import java.util.Locale;

/**
 * Where to post to.
 *
 * @param secure whether over TLS
 * @param host the name or address, without brackets
 * @param port the port
 * @param path with query, as sent
 * @param authority the value of the header {@code Host}
 */
record Target(boolean secure, String host, int port, String path, String authority) {

    static Target of(URI address, boolean plainAllowed) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !(scheme.equals("http") && plainAllowed)) {
            throw new IllegalArgumentException(
                    "A webhook's address begins with https:// ; for a receiver on your own network, allow http");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("A webhook's address names a host, and no user and no fragment");
        }
        String host = address.getHost();
        int port = address.getPort() < 0 ? (secure ? 443 : 80) : address.getPort();
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String authority = address.getPort() < 0 ? host : host + ":" + address.getPort();
        return new Target(secure, host.replaceAll("[\\[\\]]", ""), port, path + query, authority);
    }
}
