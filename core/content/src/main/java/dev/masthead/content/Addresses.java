package dev.masthead.content;

import dev.masthead.core.Image;
import dev.masthead.core.LinkTarget;
import dev.masthead.core.WebAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the addresses of links and pictures as people write them: percent-encodes what RFC 3986 does not allow. */
final class Addresses {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Addresses() {}

    /** Where a link may lead; empty for {@code javascript:}, {@code //host} and the like. */
    static Optional<String> link(String raw) {
        return raw.length() > Limits.ADDRESS
                ? Optional.empty()
                : Optional.of(encoded(raw)).filter(href -> !href.isEmpty() && LinkTarget.Check.isSafe(href));
    }

    /** An absolute http or https address, see {@link WebAddress}. */
    static Optional<URI> web(String raw) {
        return link(raw)
                .filter(href -> href.regionMatches(true, 0, "http", 0, 4))
                .flatMap(Addresses::parsed);
    }

    /** A picture elsewhere; https only. */
    static Optional<Image> picture(String raw) {
        return web(raw).filter(uri -> "https".equalsIgnoreCase(uri.getScheme()))
                .map(uri -> Image.of("https" + uri.toString().substring("https".length()), ""));
    }

    static boolean isAbsolute(String raw) {
        return SCHEME.matcher(raw).matches();
    }

    private static Optional<URI> parsed(String href) {
        try {
            return Optional.of(new URI(href)).filter(URI::isAbsolute).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String raw) {
        StringBuilder out = new StringBuilder();
        PERCENT.matcher(PlainText.line(raw)).replaceAll("%25").codePoints().forEach(c -> {
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0 || Character.isSpaceChar(c)) {
                appendPercent(out, c);
            } else {
                out.appendCodePoint(c);
            }
        });
        String href = out.toString();
        boolean bracketed = href.indexOf('[') >= 0 && !href.contains("://[");
        return bracketed ? href.replace("[", "%5B").replace("]", "%5D") : href;
    }

    private static void appendPercent(StringBuilder out, int c) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format("%%%02X", b));
        }
    }
}
