package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes and reads stamps: a time and a form, signed with the server's secret. Nothing is kept, so any node reads what any
 * other made, and a stamp may be used more than once while it is valid.
 */
final class Stamps {

    private static final String PURPOSE = "stamp";
    private static final Pattern STAMP = Pattern.compile("\\d{13}\\.[0-9a-f]{64}");

    /** How far the clocks of two nodes may be apart. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final ServerSecret secret;
    private final Duration fastest;
    private final Duration validity;

    /**
     * Takes the bounds of a stamp's age.
     *
     * @param fastest below it, the post came too fast
     * @param validity above it, the stamp is too old
     */
    Stamps(ServerSecret secret, Duration fastest, Duration validity) {
        this.secret = secret;
        this.fastest = fastest;
        this.validity = validity;
    }

    String make(String form, Instant now) {
        long millis = now.toEpochMilli();
        return millis + "." + signature(form, millis);
    }

    Evidence.Stamp read(String form, List<String> sent, Instant now) {
        List<String> stamps = sent.stream().filter(stamp -> !stamp.isEmpty()).toList();
        if (stamps.isEmpty()) {
            return Evidence.Stamp.NONE;
        }
        if (stamps.size() > 1 || !STAMP.matcher(stamps.get(0)).matches()) {
            return Evidence.Stamp.INVALID;
        }
        String stamp = stamps.get(0);
        int dot = stamp.indexOf('.');
        long millis = Long.parseLong(stamp.substring(0, dot));
        boolean ours = isEqual(signature(form, millis), stamp.substring(dot + 1));
        return ours ? judge(Duration.between(Instant.ofEpochMilli(millis), now)) : Evidence.Stamp.INVALID;
    }

    private Evidence.Stamp judge(Duration age) {
        if (age.compareTo(validity) > 0 || age.compareTo(SKEW.negated()) < 0) {
            return Evidence.Stamp.INVALID;
        }
        return age.compareTo(fastest) < 0 ? Evidence.Stamp.TOO_FAST : Evidence.Stamp.GOOD;
    }

    private String signature(String form, long millis) {
        return secret.hmac(PURPOSE, form + " " + millis);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
