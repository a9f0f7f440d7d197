package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WebUriTest {

    private static final String[] PIECES = {
        "a", "bc", "9", "-", ".", "/", "_", "~", "A", "%", "%41", "?", "#", ":", ":80", "@", " ", "ü", "[", "//",
        ".com", "&", "=", "é"
    };

    /** What takes the short way comes out as it would on the long one. */
    @Test
    void theShortWayEndsWhereTheLongOneDoes() {
        Random random = new Random(42);
        int taken = 0;
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "http://" : "https://");
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append(PIECES[random.nextInt(random.nextInt(3) == 0 ? PIECES.length : 8)]);
            }
            String typed = text.toString();
            assertEquals(WebUri.parsed(typed).map(URI::toString), WebUri.normalise(typed), typed);
            taken += WebUri.normalise(typed).isPresent() ? 1 : 0;
        }
        assertTrue(taken > 10_000, "taken: " + taken);
    }
}
