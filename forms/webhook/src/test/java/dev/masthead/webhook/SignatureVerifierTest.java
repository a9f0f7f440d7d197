package dev.masthead.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD = "the one before it".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY = "{\"id\":\"r1:webhook\"}".getBytes(StandardCharsets.US_ASCII);

    private static SignatureVerifier at(Instant now) {
        return SignatureVerifier.of(SECRET).clock(() -> now);
    }

    private static String signed() {
        return new Signature(SECRET).header(NOW.getEpochSecond(), BODY);
    }

    /** Computed with {@code openssl dgst -sha256 -hmac 0123456789abcdef} over {@code 1700000000.{"id":"r1:webhook"}}. */
    @Test
    void theHeaderIsWhatOtherToolsCompute() {
        assertEquals("t=1700000000,v1=0a2594d6c4f85c429af1336af220d79aa9344e9061d49a1feb7e4418f809e2e6", signed());
    }

    @Test
    void takesWhatWasSignedJustNow() {
        assertTrue(at(NOW).verify(signed(), BODY));
        assertTrue(at(NOW.plusSeconds(300)).verify(signed(), BODY));
        assertTrue(at(NOW.minusSeconds(300)).verify(signed(), BODY));
        assertFalse(at(NOW.plusSeconds(301)).verify(signed(), BODY));
        assertFalse(at(NOW.minusSeconds(301)).verify(signed(), BODY));
        assertTrue(at(NOW.plusSeconds(3_000)).tolerance(Duration.ofHours(1)).verify(signed(), BODY));
    }

    @Test
    void refusesAnotherBodyTimeOrSecret() {
        assertFalse(at(NOW).verify(signed(), "{}".getBytes(StandardCharsets.US_ASCII)));
        assertFalse(at(NOW).verify(signed().replace("1700000000", "1700000001"), BODY));
        assertFalse(at(NOW).verify(new Signature(OLD).header(NOW.getEpochSecond(), BODY), BODY));
    }

    @Test
    void takesTheOldSecretWhileItIsBeingChanged() {
        SignatureVerifier both = SignatureVerifier.of(SECRET, OLD).clock(() -> NOW);
        assertTrue(both.verify(signed(), BODY));
        assertTrue(both.verify(new Signature(OLD).header(NOW.getEpochSecond(), BODY), BODY));
        assertTrue(at(NOW).verify(signed() + ",v1=" + "0".repeat(64) + ",v2=abc", BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t=",
                "v1=",
                "t=,v1=",
                "t=1700000000",
                "t=1700000000,v1=",
                "t=1700000000,v1=zz",
                "t=-1,v1=00",
                "t=99999999999999999999,v1=00",
                "t=1700000000,v0=00",
                "T=1700000000"
            })
    void refusesNonsense(String header) {
        assertFalse(at(NOW).verify(header, BODY));
    }
}
