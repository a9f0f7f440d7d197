package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of an address that names an article, a section, a tag or an author: letters and digits of any script in NFC
 * lower case, with single hyphens between them.
 *
 * @param value 1 to {@value #MAX_CODE_POINTS} code points
 */
public record Slug(@JsonValue String value) implements Comparable<Slug> {

    /** The longest slug, in code points; at most 480 bytes of UTF-8, so that it fits a storage key. */
    public static final int MAX_CODE_POINTS = 120;

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(-[\\p{L}\\p{N}\\p{M}]+)*");
    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    /**
     * Takes a slug as it is.
     *
     * @throws IllegalArgumentException when it is not of the form above
     */
    @JsonCreator
    public Slug {
        if (value.codePointCount(0, value.length()) > MAX_CODE_POINTS
                || !FORM.matcher(value).matches()
                || !value.equals(folded(value))) {
            throw new IllegalArgumentException("A slug is 1 to " + MAX_CODE_POINTS
                    + " lower-case letters and digits with single hyphens between them, for example 'night-ferry'");
        }
    }

    /** Reads a slug out of an address; empty when it is not one. */
    public static Optional<Slug> parse(String text) {
        try {
            return Optional.of(new Slug(Normalizer.normalize(text, Normalizer.Form.NFC)));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /**
     * Makes a slug out of any text: {@code "The Night Ferry’s Last Run!"} becomes {@code the-night-ferrys-last-run}.
     *
     * @return empty when the text has no letter and no digit
     */
    public static Optional<Slug> from(String text) {
        String joined = APOSTROPHES.matcher(folded(text)).replaceAll("");
        String hyphenated =
                EDGES.matcher(BETWEEN.matcher(joined).replaceAll("-")).replaceAll("");
        return parse(EDGES.matcher(cut(hyphenated)).replaceAll(""));
    }

    private static String folded(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(lower, Normalizer.Form.NFC);
    }

    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_CODE_POINTS) {
            return text;
        }
        String head = text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS));
        int lastHyphen = head.lastIndexOf('-');
        return lastHyphen > 0 ? head.substring(0, lastHyphen) : head;
    }

    @Override
    public int compareTo(Slug other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
