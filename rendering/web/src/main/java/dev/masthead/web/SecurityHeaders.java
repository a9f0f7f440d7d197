package dev.masthead.web;

import dev.masthead.forms.Challenge;
import dev.masthead.forms.ContentSources;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every answer says about what a browser may do with it: nothing inline, nothing of other sites but pictures and what a
 * form's challenge declares.
 */
final class SecurityHeaders {

    /** A file that somebody brought is shown, never run: an SVG that is opened on its own may hold a script. */
    private static final String MEDIA_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

    private static final String POLICY = "Content-Security-Policy";
    private static final String MARK = "X-Content-Type-Options";

    private final String pagePolicy;

    SecurityHeaders(List<Challenge> challenges) {
        List<ContentSources> more = challenges.stream().map(Challenge::sources).toList();
        String frames = sources(more, ContentSources::frame);
        this.pagePolicy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'" + sources(more, ContentSources::script),
                "style-src 'self'" + sources(more, ContentSources::style),
                "img-src 'self' https:",
                "font-src 'self'",
                "connect-src 'self'" + sources(more, ContentSources::connect),
                "manifest-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "object-src 'none'",
                "frame-ancestors 'self'" + (frames.isEmpty() ? "" : "; frame-src" + frames));
    }

    private static String sources(List<ContentSources> all, Function<ContentSources, List<String>> kind) {
        Stream<String> sources = all.stream().map(kind).flatMap(List::stream);
        return sources.distinct().map(source -> " " + source).collect(Collectors.joining());
    }

    /** What has them already stays as it is: kept pages are made with them. */
    Response onto(Response response) {
        if (response.headers().first(MARK).isPresent()) {
            return response;
        }
        Headers.Builder headers = response.headers().toBuilder();
        if (response.headers().first(POLICY).isEmpty()) {
            headers.add(POLICY, pagePolicy);
        }
        headers.add(MARK, "nosniff")
                .set("Referrer-Policy", "strict-origin-when-cross-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin");
        return new Response(response.status(), headers.build(), response.body());
    }

    static Response media(Response response) {
        return response.with(POLICY, MEDIA_POLICY);
    }
}
