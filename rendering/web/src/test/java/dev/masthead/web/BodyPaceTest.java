package dev.masthead.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        HttpProblem refused = assertThrows(
                HttpProblem.class, () -> new BodyReader(Limits.standard(), () -> now).read(request, turn("192.0.2.1")));
        assertEquals(413, refused.status());
        assertEquals(0, reads);
    }

    @Test
    void aBodyThatStandsStillUntilTheServerGivesItUpIsTooSlow() {
        HttpProblem refused = assertThrows(HttpProblem.class, () -> read(broken(Duration.ofSeconds(20)), 1_000));
        assertEquals(408, refused.status());
    }

    @Test
    void aBodyThatIsCutOffIsNotTooSlow() {
        assertThrows(IOException.class, () -> read(broken(Duration.ZERO), 1_000));
    }

    @Test
    void aBodyThatIsTooLargeAndBreaksOffIsTooLarge() {
        HttpProblem refused = assertThrows(HttpProblem.class, () -> read(broken(Duration.ofSeconds(20)), 2L * LIMIT));
        assertEquals(413, refused.status());
    }

    @Test
    void oneClientHasAQuarterOfThePlacesForBodiesAndLeavesTheRestToOthers() {
        BodyPlaces places = new BodyPlaces(8);
        assertTrue(places.take("192.0.2.1"));
        assertTrue(places.take("192.0.2.1"));
        assertFalse(places.take("192.0.2.1"));
        for (int client = 2; client < 8; client++) {
            assertTrue(places.take("192.0.2." + client));
        }
        assertFalse(places.take("192.0.2.9"));
        places.giveBack("192.0.2.1");
        assertTrue(places.take("192.0.2.9"));
        assertTrue(new BodyPlaces(1).take("192.0.2.1"));
    }

    @Test
    void aClientIsAnAddressOrAnIpv6Household() {
        assertEquals("192.0.2.1", BodyPlaces.client("192.0.2.1"));
        assertEquals(BodyPlaces.client("2001:db8::1"), BodyPlaces.client("2001:db8:0:0:ffff::2"));
        assertNotEquals(BodyPlaces.client("2001:db8::1"), BodyPlaces.client("2001:db8:0:1::1"));
        assertEquals("no:address", BodyPlaces.client("no:address"));
        assertEquals("", BodyPlaces.client(""));
    }

    @Test
    void onlySoManyLargePostsAreInMemoryAtOnceAndEachGivesItsPlaceBack() throws Exception {
        LargePosts few = LargePosts.within(128L << 20, Limits.standard(), () -> now);
        List<Response> unwritten = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            unwritten.add(few.oneOfFew("192.0.2." + i, BodyPaceTest::large));
        }
        assertEquals(422, few.oneOfFew("192.0.2.4", turn -> Response.empty(422)).status());
        unwritten.get(0).body().writeTo(new ByteArrayOutputStream());
        assertThrows(
                HttpProblem.class,
                () -> few.oneOfFew("192.0.2.6", turn -> {
                    turn.begin();
                    throw HttpProblem.crossSite();
                }));
        assertEquals(422, few.oneOfFew("192.0.2.7", BodyPaceTest::large).status());
    }

    @Test
    void oneClientLeavesAPlaceForALargePostOfAnother() throws Exception {
        LargePosts few = LargePosts.within(128L << 20, Limits.standard(), Duration.ofMillis(10), () -> now);
        few.oneOfFew("192.0.2.1", BodyPaceTest::large);
        few.oneOfFew("192.0.2.1", BodyPaceTest::large);
        assertEquals(
                503,
                assertThrows(HttpProblem.class, () -> few.oneOfFew("192.0.2.1", BodyPaceTest::large))
                        .status());
        assertEquals(422, few.oneOfFew("192.0.2.2", BodyPaceTest::large).status());
    }

    @Test
    void whoAnnouncesALargeBodyAndSendsLittleTakesNoPlaceForALargeOne() throws Exception {
        LargePosts one = LargePosts.within(1, Limits.standard(), () -> now);
        BodyReader reader = new BodyReader(Limits.standard(), () -> now);
        LargePosts.Turn slow = one.turn("192.0.2.1");
        assertThrows(HttpProblem.class, () -> reader.read(post(slow(1, Duration.ofSeconds(1)), LIMIT), slow));
        LargePosts.Turn quick = one.turn("192.0.2.2");
        assertEquals(100_000, reader.read(post(slow(10_000, Duration.ZERO), 100_000), quick).length);
        quick.end();
        LargePosts.Turn unannounced = one.turn("192.0.2.3");
        assertEquals(100_000, reader.read(post(slow(10_000, Duration.ZERO), -1), unannounced).length);
    }

    @Test
    void whoHasAPlaceAndSendsTheRestSlowlyIsCutOff() {
        HttpProblem refused = assertThrows(
                HttpProblem.class,
                () -> new BodyReader(Limits.standard(), () -> now)
                        .read(post(thenSlow(40_000), LIMIT), turn("192.0.2.1")));
        assertEquals(408, refused.status());
        assertTrue(reads < 8, "cut after " + reads + " reads");
    }

    @Test
    void whoHasAPlaceAndSendsNothingLosesItToWhoWaits() throws Exception {
        LargePosts one = LargePosts.within(1, Limits.standard(), Duration.ofMillis(10), () -> now);
        LargePosts.Turn silent = one.turn("192.0.2.1");
        silent.begin();
        LargePosts.Turn waiting = one.turn("192.0.2.2");
        assertEquals(503, assertThrows(HttpProblem.class, waiting::begin).status());
        now = now.plusSeconds(6);
        waiting.begin();
        assertEquals(
                408, assertThrows(HttpProblem.class, () -> silent.came(100)).status());
        assertEquals(408, assertThrows(HttpProblem.class, silent::whole).status());
        waiting.whole();
        now = now.plusSeconds(60);
        assertEquals(503, assertThrows(HttpProblem.class, silent::begin).status(), "it is being answered");
    }

    @Test
    void aPlaceWhoseAnswerIsNeverWrittenIsFreeAgainAfterAWhile() throws Exception {
        LargePosts one = LargePosts.within(1, Limits.standard(), () -> now);
        one.oneOfFew("192.0.2.1", BodyPaceTest::large);
        now = now.plus(Duration.ofMinutes(3));
        assertEquals(422, one.oneOfFew("192.0.2.1", BodyPaceTest::large).status());
    }

    private static Response large(LargePosts.Turn turn) throws HttpProblem {
        turn.begin();
        return Response.empty(422);
    }

    private static Request post(InputStream body, long length) {
        return Request.of("POST", "/forms/contact").body(body, length).build();
    }

    private LargePosts.Turn turn(String client) {
        return LargePosts.within(128L << 20, Limits.standard(), () -> now).turn(client);
    }

    /** A body of which nothing comes; after a while the server says so. */
    private InputStream broken(Duration wait) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                now = now.plus(wait);
                throw new IOException("nothing comes");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        };
    }

    private byte[] read(InputStream body, long announced) throws Exception {
        Request request =
                Request.of("POST", "/forms/contact").body(body, announced).build();
        return new BodyReader(Limits.standard(), () -> now).read(request, turn("192.0.2.1"));
    }

    /** A body whose first bytes come at once, the others one in a second. */
    private InputStream thenSlow(int first) {
        return new InputStream() {
            private int left = first;

            @Override
            public int read() {
                throw new UnsupportedOperationException("it is read in blocks");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left > 0) {
                    int count = Math.min(left, length);
                    left -= count;
                    return count;
                }
                now = now.plusSeconds(1);
                reads++;
                return 1;
            }
        };
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
