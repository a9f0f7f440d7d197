package dev.masthead.forms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells whether a post comes from a page of ours, without a token: by {@code Sec-Fetch-Site}, then {@code Origin}, then
 * {@code Referer}. What a browser says about itself cannot be set by a page of another site.
 */
final class Origins {

    /** What the request says about where it comes from. */
    enum Verdict {
        /** A page of ours, or the reader's own doing. */
        OURS,
        /** A page of another site. */
        FOREIGN,
        /** Nothing: an old browser, a program, a proxy that strips headers. */
        SILENT
    }

    private final Set<String> configured;

    Origins(Set<URI> addresses) {
        this.configured = addresses.stream()
                .map(address -> origin(address.toString())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The magazine's address is absolute, as https://www.example.org; this is " + address)))
                .collect(Collectors.toUnmodifiableSet());
    }

    Verdict judge(Post post) {
        String site = post.fact(Post.Fact.SEC_FETCH_SITE).orElse("").toLowerCase(Locale.ROOT);
        return switch (site) {
            case "same-origin", "none" -> Verdict.OURS;
            case "cross-site" -> Verdict.FOREIGN;
            // Another host of the same site, which may be somebody else's: it must be named, and known.
            case "same-site" -> named(post) == Verdict.OURS ? Verdict.OURS : Verdict.FOREIGN;
            default -> named(post);
        };
    }

    private Verdict named(Post post) {
        Optional<String> named = post.fact(Post.Fact.ORIGIN).or(() -> post.fact(Post.Fact.REFERER));
        if (named.isEmpty()) {
            return Verdict.SILENT;
        }
        // "Origin: null" is a page that hides where it is from; it is not a web address, so it is not ours.
        boolean ours = origin(named.get())
                .filter(origin -> configured.contains(origin) || isHost(origin, post))
                .isPresent();
        return ours ? Verdict.OURS : Verdict.FOREIGN;
    }

    // The request's own scheme is unknown behind a proxy that ends TLS, so the host and the port decide.
    private static boolean isHost(String origin, Post post) {
        String scheme = origin.substring(0, origin.indexOf("://"));
        return post.fact(Post.Fact.HOST)
                .flatMap(host -> origin(scheme + "://" + host))
                .filter(origin::equals)
                .isPresent();
    }

    /** Scheme, host and, where it is not the scheme's own, port, in lower case. */
    private static Optional<String> origin(String address) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || uri.getHost() == null) {
                return Optional.empty();
            }
            boolean usual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("http") ? 80 : 443);
            String port = usual ? "" : ":" + uri.getPort();
            return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
