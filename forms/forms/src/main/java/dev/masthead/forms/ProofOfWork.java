package dev.masthead.forms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A challenge without a third party, and without anything for the reader to do: while the form is being filled in, the page's
 * script looks for a number whose SHA-256 with a puzzle of ours begins with enough zero bits. Verifying takes one SHA-256.
 *
 * <p>The puzzle names its form, its difficulty and its end, and is signed; the server keeps nothing until a solution is used.
 * Each solution counts for one post. Browsers solve it in a secure context only (https, or localhost); elsewhere, and without
 * script, {@link #whenUnanswered} says what becomes of a post. Immutable and thread-safe.
 */
public final class ProofOfWork implements Challenge {

    /** The field with the solution. */
    public static final String FIELD = "_solution";

    private static final int USUAL_BITS = 13;
    private static final int MOST_BITS = 24;
    private static final Duration USUAL_VALIDITY = Duration.ofMinutes(20);
    private static final Pattern SOLUTION =
            Pattern.compile("(\\d{1,2}\\.(\\d{13})\\.[0-9a-f]{32})\\.([0-9a-f]{64}):\\d{1,15}");

    private final int bits;
    private final Duration validity;
    private final Policy unanswered;

    private ProofOfWork(int bits, Duration validity, Policy unanswered) {
        this.bits = bits;
        this.validity = validity;
        this.unanswered = unanswered;
    }

    /** 13 bits, some 8,000 attempts; a puzzle is good for 20 minutes; an unanswered one is a suspicion. */
    public static ProofOfWork standard() {
        return new ProofOfWork(USUAL_BITS, USUAL_VALIDITY, Policy.SUSPECT);
    }

    /**
     * With another difficulty; each bit doubles the work.
     *
     * @param zeroBits 1 to 24
     */
    public ProofOfWork difficulty(int zeroBits) {
        if (zeroBits < 1 || zeroBits > MOST_BITS) {
            throw new IllegalArgumentException("The difficulty is 1 to " + MOST_BITS + " bits, not " + zeroBits
                    + "; a phone takes seconds from 16 on");
        }
        return new ProofOfWork(zeroBits, validity, unanswered);
    }

    /**
     * With another time in which a puzzle has to be solved and used.
     *
     * @param time a minute to a day
     */
    public ProofOfWork validFor(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("A puzzle is valid for a minute to a day");
        }
        return new ProofOfWork(bits, time, unanswered);
    }

    /** With another policy for posts without a solution; {@link Challenge.Policy#SUSPECT} when not set. */
    public ProofOfWork whenUnanswered(Policy policy) {
        return new ProofOfWork(bits, validity, policy);
    }

    @Override
    public String name() {
        return "proof-of-work";
    }

    @Override
    public Set<String> fields() {
        return Set.of(FIELD);
    }

    @Override
    public Policy whenUnanswered() {
        return unanswered;
    }

    @Override
    public Prompt prompt(Occasion occasion) {
        String said = bits + "." + occasion.now().plus(validity).toEpochMilli() + "." + occasion.nonce();
        String puzzle = said + "." + signature(occasion, said);
        return new Prompt("work", Map.of("field", FIELD, "puzzle", puzzle, "bits", Integer.toString(bits)));
    }

    @Override
    public Verdict verify(Attempt attempt) {
        Optional<Matcher> solution =
                attempt.answer(FIELD).map(SOLUTION::matcher).filter(Matcher::matches);
        return solution.filter(found -> isOurs(attempt, found) && isSolved(found.group()))
                .map(found -> inTime(attempt.now(), found))
                .orElseGet(Verdict.Failed::new);
    }

    private static boolean isOurs(Attempt attempt, Matcher solution) {
        return MessageDigest.isEqual(
                signature(attempt, solution.group(1)).getBytes(StandardCharsets.US_ASCII),
                solution.group(3).getBytes(StandardCharsets.US_ASCII));
    }

    /** The difficulty is the puzzle's own, so that it may be changed while readers type. */
    private static boolean isSolved(String solution) {
        int wanted = Integer.parseInt(solution.substring(0, solution.indexOf('.')));
        int head = ByteBuffer.wrap(sha256(solution)).getInt();
        return Integer.numberOfLeadingZeros(head) >= wanted;
    }

    private static Verdict inTime(Instant now, Matcher solution) {
        Instant end = Instant.ofEpochMilli(Long.parseLong(solution.group(2)));
        return now.isAfter(end) ? new Verdict.Failed() : new Verdict.PassedOnce(solution.group(1), end);
    }

    private static String signature(Occasion occasion, String said) {
        return occasion.seal(occasion.form() + " " + said);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }
}
