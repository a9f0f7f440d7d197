package dev.masthead.forms;

import java.util.Locale;
import java.util.Optional;

/**
 * One e-mail address by the rule of {@link EmailAddress}: the same text is stored, compared and mailed. It has no
 * white space, control character, quote, bracket or comma, so it is one address to every mail program. Immutable; its
 * text form is redacted.
 */
public final class MailAddress {

    private final String text;

    private MailAddress(String text) {
        this.text = text;
    }

    /**
     * The address in a text.
     *
     * @param text trimmed; the domain in any script
     * @return empty when it is no address, or two
     */
    public static Optional<MailAddress> of(String text) {
        return EmailRule.normalise(text).map(MailAddress::new);
    }

    /** The address: the part before the {@code @} as it was, the domain in ASCII and lower case. */
    public String text() {
        return text;
    }

    /**
     * What all spellings of the address have in common, for counting what one person is sent: lower case, without a tag
     * behind {@code +}, without dots before the {@code @}. Not for sending: two people may share it at some provider.
     */
    public String mailbox() {
        int at = text.indexOf('@');
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        int tag = local.indexOf('+');
        String person = (tag > 0 ? local.substring(0, tag) : local).replace(".", "");
        return (person.isEmpty() ? local : person) + text.substring(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailAddress that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "MailAddress[redacted]";
    }
}
