package dev.masthead.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyPaceTest {

    private static final int LIMIT = 1024 * 1024;

    private Instant now = Instant.parse("2026-11-01T08:00:00Z");
    private int reads;

    @Test
    void aBodyThatComesByteByByteIsCutOff() {
        HttpProblem refused = assertThrows(HttpProblem.class, () -> read(slow(1, Duration.ofSeconds(1)), 1_000));
        assertEquals(408, refused.status());
        assertTrue(reads < 15, "cut after " + reads + " bytes");
    }

    @Test
    void aSlowConnectionThatKeepsOnSendingIsServed() throws Exception {
        assertEquals(100_000, read(slow(100_000, Duration.ofMillis(100)), 100_000).length);
    }

    @Test
    void aBodyThatIsTooLargeIsNotDrainedForEver() {
        HttpProblem refused = assertThrows(HttpProblem.class, () -> read(slow(1, Duration.ofSeconds(1)), 2L * LIMIT));
        assertEquals(413, refused.status());
        assertTrue(reads < 15, "drained " + reads + " bytes");
    }

    @Test
    void nothingIsReadFromWhoAsksBeforeSendingTooMuch() {
        Headers asks = Headers.builder().add("Expect", "100-continue").build();
        Request request = Request.of("POST", "/forms/contact")
                .headers(asks)
                .body(slow(1, Duration.ZERO), 2L * LIMIT)
                .build();
        HttpProblem refused =
                assertThrows(HttpProblem.class, () -> new BodyReader(Limits.standard(), () -> now).read(request));
        assertEquals(413, refused.status());
        assertEquals(0, reads);
    }

    @Test
    void onlySoManyLargePostsAreInMemoryAtOnceAndEachGivesItsPlaceBack() throws Exception {
        LargePosts few = LargePosts.within(128L << 20, () -> now);
        List<Response> unwritten = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            unwritten.add(few.oneOfFew(post(LIMIT), () -> Response.empty(422)));
        }
        assertEquals(
                422,
                few.oneOfFew(post(LargePosts.LARGE), () -> Response.empty(422)).status());
        unwritten.get(0).body().writeTo(new ByteArrayOutputStream());
        assertThrows(
                HttpProblem.class,
                () -> few.oneOfFew(post(LIMIT), () -> {
                    throw HttpProblem.crossSite();
                }));
        assertEquals(422, few.oneOfFew(post(LIMIT), () -> Response.empty(422)).status());
    }

    @Test
    void aPlaceWhoseAnswerIsNeverWrittenIsFreeAgainAfterAWhile() throws Exception {
        LargePosts one = LargePosts.within(1, () -> now);
        one.oneOfFew(post(LIMIT), () -> Response.empty(422));
        now = now.plus(Duration.ofMinutes(3));
        assertEquals(422, one.oneOfFew(post(LIMIT), () -> Response.empty(422)).status());
    }

    private static Request post(long length) {
        return Request.of("POST", "/forms/contact")
                .body(InputStream.nullInputStream(), length)
                .build();
    }

    private byte[] read(InputStream body, long announced) throws Exception {
        Request request =
                Request.of("POST", "/forms/contact").body(body, announced).build();
        return new BodyReader(Limits.standard(), () -> now).read(request);
    }

    /** A body that goes on up to 100,000 bytes, so many at a time, each time after a wait. */
    private InputStream slow(int bytes, Duration wait) {
        return new InputStream() {
            private int left = 100_000;

            @Override
            public int read() {
                throw new UnsupportedOperationException("it is read in blocks");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                now = now.plus(wait);
                reads++;
                int count = Math.min(Math.min(bytes, length), left);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }
}
