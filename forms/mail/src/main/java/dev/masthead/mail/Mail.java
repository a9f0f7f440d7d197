package dev.masthead.mail;

import dev.masthead.forms.MailAddress;
import java.util.Optional;

/**
 * One mail to one recipient.
 *
 * @param messageId without angle brackets
 * @param from the host's address, never a reader's
 * @param fromName what is shown beside it
 * @param to the one recipient
 * @param replyTo where answers go, if not to {@code from}
 * @param automatic the value of {@code Auto-Submitted}
 * @param subject one line
 * @param text the plain part
 * @param html the same in HTML
 */
record Mail(
        String messageId,
        MailAddress from,
        String fromName,
        MailAddress to,
        Optional<MailAddress> replyTo,
        String automatic,
        String subject,
        String text,
        String html) {

    /** Refuses a line break in whatever becomes a header. */
    Mail {
        checkLine(messageId);
        checkLine(fromName);
        checkLine(automatic);
        checkLine(subject);
    }

    private static void checkLine(String text) {
        if (text.chars().anyMatch(Character::isISOControl)
                || text.indexOf('\u2028') >= 0
                || text.indexOf('\u2029') >= 0) {
            throw new IllegalArgumentException("A mail's header is one line, without control characters");
        }
    }

    @Override
    public String toString() {
        return "Mail[" + messageId + "]";
    }
}
