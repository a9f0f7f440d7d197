package dev.masthead.web;

/** What every answer says about what a browser may do with it; nothing inline, nothing of other sites but pictures. */
final class SecurityHeaders {

    private static final String PAGE_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' https:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'self'");

    /** A file that somebody brought is shown, never run: an SVG that is opened on its own may hold a script. */
    private static final String MEDIA_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

    private SecurityHeaders() {}

    static Response onto(Response response) {
        boolean policySet = response.headers().first("Content-Security-Policy").isPresent();
        Response safe = policySet ? response : response.with("Content-Security-Policy", PAGE_POLICY);
        return safe.with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "strict-origin-when-cross-origin")
                .with("Cross-Origin-Opener-Policy", "same-origin");
    }

    static Response media(Response response) {
        return response.with("Content-Security-Policy", MEDIA_POLICY);
    }
}
