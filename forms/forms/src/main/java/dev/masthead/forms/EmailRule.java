package dev.masthead.forms;

import java.util.Locale;
import java.util.Optional;

/** The one rule for e-mail addresses, see {@link EmailAddress}. Every step is linear in a text of bounded length. */
final class EmailRule {

    /** What a browser is told beyond its own rule for {@code type=email}. */
    static final String BROWSER_PATTERN = "(?!.*=[?])[^@%!]{1,64}@[^@]+[.][^@]+";

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** The whole rule, for an address whose domain is in ASCII. */
    static final String SCHEMA_PATTERN =
            "^(?!.*=[?])[A-Za-z0-9.#$&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:[.]" + LABEL + ")+$";

    private static final String PUNCTUATION = ".#$&'*+/=?^_`{|}~-";

    private EmailRule() {}

    /**
     * The address as it is stored, compared and mailed.
     *
     * @param text trimmed
     * @return the part before the {@code @} as it is, the domain in ASCII and lower case; empty when it is no address
     */
    static Optional<String> normalise(String text) {
        int at = text.indexOf('@');
        // An address in Unicode is never longer than the same in ASCII.
        if (at < 1 || text.length() > EmailAddress.MAX_LENGTH || text.indexOf('@', at + 1) >= 0) {
            return Optional.empty();
        }
        if (!isLocal(text, at)) {
            return Optional.empty();
        }
        String domain = text.substring(at + 1);
        return Domain.toAscii(domain.toLowerCase(Locale.ROOT))
                .filter(ascii -> ascii.indexOf('.') > 0)
                .map(ascii -> ascii.equals(domain) ? text : text.substring(0, at + 1) + ascii)
                .filter(address -> address.length() <= EmailAddress.MAX_LENGTH);
    }

    private static boolean isLocal(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean usual = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!usual && (PUNCTUATION.indexOf(c) < 0 || text.startsWith("=?", i))) {
                return false;
            }
        }
        return end <= EmailAddress.MAX_LOCAL;
    }
}
