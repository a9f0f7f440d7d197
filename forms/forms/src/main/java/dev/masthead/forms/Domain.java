package dev.masthead.forms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Domain names in any script, turned into ASCII as browsers do it: UTS 46 without its transitional mappings, so that
 * {@code ß} stays itself. {@link java.net.IDN} follows the older IDNA 2003, where it becomes {@code ss}: another domain,
 * and perhaps another owner.
 */
final class Domain {

    private static final int MAX_LABEL = 63;

    private Domain() {}

    /** The name with each label in ASCII and lower case; empty when a label is not allowed. */
    static Optional<String> toAscii(String name) {
        return isPlain(name) ? Optional.of(name) : mappedToAscii(name);
    }

    /** The usual: labels of small letters, digits and hyphens, none at an end. */
    private static boolean isPlain(String name) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : '.';
            if (c == '.') {
                boolean fits = i > start && i - start <= MAX_LABEL;
                if (!fits || name.charAt(start) == '-' || name.charAt(i - 1) == '-') {
                    return false;
                }
                start = i + 1;
            } else if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** Whether it is the usual name of a host, which nothing has to be done to and which is no number. */
    static boolean isUsual(String name) {
        if (!isPlain(name)) {
            return false;
        }
        char top = name.charAt(name.lastIndexOf('.') + 1);
        return top >= 'a' && top <= 'z';
    }

    private static Optional<String> mappedToAscii(String name) {
        List<String> labels = new ArrayList<>();
        for (String label : mapped(name).split("\\.", -1)) {
            Optional<String> ascii = label(label);
            if (ascii.isEmpty()) {
                return Optional.empty();
            }
            labels.add(ascii.get());
        }
        return Optional.of(String.join(".", labels));
    }

    private static String mapped(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        // The ideographic full stop separates labels too; NFKC has folded the other forms of the dot.
        return Normalizer.normalize(lower, Normalizer.Form.NFC).replace('\u3002', '.');
    }

    private static Optional<String> label(String label) {
        boolean hyphenAtAnEnd = label.startsWith("-") || label.endsWith("-");
        if (label.isEmpty() || hyphenAtAnEnd || !label.codePoints().allMatch(Domain::isAllowed)) {
            return Optional.empty();
        }
        boolean ascii = label.chars().allMatch(c -> c < 0x80);
        if (!ascii && isMark(label.codePointAt(0))) {
            return Optional.empty();
        }
        return Optional.of(ascii ? label : "xn--" + Punycode.encode(label)).filter(l -> l.length() <= MAX_LABEL);
    }

    private static boolean isAllowed(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
        return (Character.isLetterOrDigit(c) || isMark(c) || c == '\u00B7' || c == '\u30FB') && !Invisible.isFiller(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
