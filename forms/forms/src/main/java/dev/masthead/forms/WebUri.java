package dev.masthead.forms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Web addresses as readers type them: a host in any script and characters that a URI must escape are taken, as a browser
 * takes them.
 */
final class WebUri {

    private static final Pattern PARTS =
            Pattern.compile("(https?)://([^/?#@\\[\\]\\\\:]++)(:[0-9]{1,5})?([/?#].*+)?", Pattern.CASE_INSENSITIVE);
    private static final String HTTPS = "https://";
    private static final int MOST_PORTS = 65_535;
    private static final String ESCAPED = " \"<>\\^`{|}[]";

    private WebUri() {}

    /** The address in ASCII but for its path; empty when it is not absolute, not http or https, or names a user. */
    static Optional<String> normalise(String text) {
        return isUsual(text) ? Optional.of(text) : parsed(text).map(URI::toString);
    }

    /** What most readers type is a URI already: https, a host in small letters, a path without anything special. */
    private static boolean isUsual(String text) {
        if (!text.startsWith(HTTPS)) {
            return false;
        }
        int end = text.indexOf('/', HTTPS.length());
        String host = text.substring(HTTPS.length(), end < 0 ? text.length() : end);
        return Domain.isUsual(host) && (end < 0 || isUsualPath(text, end));
    }

    private static boolean isUsualPath(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean usual = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!usual && "/-._~".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The long way. */
    static Optional<URI> parsed(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Domain.toAscii(parts.group(2).toLowerCase(Locale.ROOT))
                .flatMap(host -> uri(parts.group(1).toLowerCase(Locale.ROOT) + "://" + host + orEmpty(parts.group(3))
                        + escaped(orEmpty(parts.group(4)))));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null && uri.getPort() <= MOST_PORTS);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String rest) {
        StringBuilder safe = new StringBuilder(rest.length());
        int fragment = rest.indexOf('#');
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean strayPercent = c == '%' && !isEscape(rest, i);
            boolean secondHash = c == '#' && i > fragment;
            if (strayPercent || secondHash || ESCAPED.indexOf(c) >= 0) {
                safe.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    private static boolean isEscape(String text, int percent) {
        return percent + 2 < text.length()
                && Character.digit(text.charAt(percent + 1), 16) >= 0
                && Character.digit(text.charAt(percent + 2), 16) >= 0;
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
