package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhoneRuleTest {

    private static final Pattern PATTERN = Pattern.compile(PhoneNumber.PATTERN);
    private static final String[] PIECES = {
        "+", " ", "(", ")", ".", "/", "-", "0", "7", "9", "12345", "x", "e", "ext", "ext.", "X", "a", "\u0661", "\n",
        ",", "*"
    };

    /** Browsers and JSON Schema follow the pattern; the server takes the short way. */
    @Test
    void takesWhatThePatternTakes() {
        Random random = new Random(42);
        int taken = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            // Mostly digits, so that about as many are taken as refused.
            for (int i = random.nextInt(14); i > 0; i--) {
                int most = random.nextInt(8) == 0 ? PIECES.length : 11;
                text.append(PIECES[(text.length() == 0 ? 0 : 1) + random.nextInt(most - 1)]);
            }
            boolean matches = PATTERN.matcher(text).matches();
            assertEquals(matches, PhoneRule.isMetBy(text), () -> "'" + text + "'");
            taken += matches ? 1 : 0;
        }
        assertTrue(taken > 20_000 && taken < 180_000, "taken: " + taken);
    }
}
