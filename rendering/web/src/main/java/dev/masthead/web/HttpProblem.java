package dev.masthead.web;

import java.time.Duration;
import java.util.Optional;

/**
 * A request that is answered with an error status. Its text is ours and holds nothing that the client sent; it is for programs,
 * in English, as pages have texts of their own.
 */
final class HttpProblem extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String detail;
    private final transient Headers headers;

    HttpProblem(int status, String detail) {
        this(status, detail, Headers.none());
    }

    private HttpProblem(int status, String detail, Headers headers) {
        super(status + " " + detail, null, false, false);
        this.status = status;
        this.detail = detail;
        this.headers = headers;
    }

    static HttpProblem notFound() {
        return new HttpProblem(404, "There is nothing at this address.");
    }

    static HttpProblem gone() {
        return new HttpProblem(410, "This article has been taken down.");
    }

    static HttpProblem malformed(String what) {
        return new HttpProblem(400, what);
    }

    /** The connection is closed behind it: the rest of the body is not worth reading. */
    static HttpProblem tooLarge(String what) {
        return new HttpProblem(
                413, what, Headers.builder().add("Connection", "close").build());
    }

    static HttpProblem tooManyFields(int most) {
        return tooLarge("A form has at most " + most + " fields.");
    }

    /** As above: who sends a byte now and then keeps a thread waiting. */
    static HttpProblem tooSlow() {
        return new HttpProblem(
                408,
                "What you sent took too long to arrive. Send it again.",
                Headers.builder().add("Connection", "close").build());
    }

    static HttpProblem busy() {
        return new HttpProblem(
                503,
                "Too much arrives at once. Go back and send it again in a moment.",
                Headers.builder()
                        .add("Retry-After", "5")
                        .add("Connection", "close")
                        .build());
    }

    static HttpProblem wrongType(String accepted) {
        Headers accept = Headers.builder().add("Accept", accepted).build();
        return new HttpProblem(415, "Send the form as one of: " + accepted + ".", accept);
    }

    static HttpProblem wrongCoding() {
        Headers accept = Headers.builder().add("Accept-Encoding", "identity").build();
        return new HttpProblem(415, "Send the form without a Content-Encoding.", accept);
    }

    static HttpProblem wrongMethod(String allowed) {
        Headers allow = Headers.builder().add("Allow", allowed).build();
        return new HttpProblem(405, "This address answers to: " + allowed + ".", allow);
    }

    static HttpProblem crossSite() {
        return new HttpProblem(403, "This form was sent from another site. Open it here and send it from here.");
    }

    static HttpProblem keyReused() {
        return new HttpProblem(
                409, "Something else was sent with the same key before. Load the form again and send it once more.");
    }

    static HttpProblem tooMany(Optional<Duration> retryAfter) {
        Headers.Builder headers = Headers.builder();
        retryAfter.ifPresent(wait -> headers.add("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        return new HttpProblem(
                429,
                "That was a lot at once. Your text is kept here: wait a moment and send it again.",
                headers.build());
    }

    static HttpProblem challengeUnavailable(Optional<Duration> retryAfter) {
        Headers.Builder headers = Headers.builder();
        retryAfter.ifPresent(wait -> headers.add("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        return new HttpProblem(
                503,
                "The check that keeps out programs cannot be reached. Your text is kept here: send it again in a moment.",
                headers.build());
    }

    static HttpProblem cutOff() {
        return new HttpProblem(400, "What you sent arrived incomplete. Send it again.");
    }

    static HttpProblem unavailable() {
        return new HttpProblem(
                503,
                "The magazine cannot reach its storage. Try again in a moment.",
                Headers.builder().add("Retry-After", "5").build());
    }

    static HttpProblem failed() {
        return new HttpProblem(500, "Something went wrong on our side. Try again in a moment.");
    }

    int status() {
        return status;
    }

    String detail() {
        return detail;
    }

    Headers headers() {
        return headers;
    }
}
