package dev.masthead.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in what was found: behind the article with this score, time and id.
 *
 * @param score how well it answers the query
 * @param published its time in microseconds since 1970
 * @param id its id
 * @param tolerant whether words with typos count
 */
public record SearchCursor(float score, long published, String id, boolean tolerant) {

    private static final int LONGEST = 1_000;

    /** Reads what {@link #encode()} wrote; empty when it is anything else. */
    public static Optional<SearchCursor> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split(" ", 4);
            float score = Float.intBitsToFloat(Integer.parseInt(parts[1]));
            boolean possible = Float.isFinite(score) && score >= 0 && !parts[3].isEmpty() && parts[0].length() == 1;
            return possible
                    ? Optional.of(new SearchCursor(score, Long.parseLong(parts[2]), parts[3], parts[0].equals("t")))
                    : Optional.empty();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }

    /** A text for an address: letters, digits, hyphens and underscores. */
    public String encode() {
        String plain = (tolerant ? "t " : "e ") + Float.floatToIntBits(score) + " " + published + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
