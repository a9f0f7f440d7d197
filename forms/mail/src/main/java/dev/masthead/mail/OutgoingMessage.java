package dev.masthead.mail;

import dev.masthead.forms.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** A mail on its way. It knows whether all of it has left, which is when nobody can say any more that nothing happened. */
final class OutgoingMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;
    private boolean sent;

    OutgoingMessage(Session session, Mail mail, Instant now) throws MessagingException {
        super(session);
        this.id = mail.messageId();
        setFrom(address(mail.from(), mail.fromName()));
        setRecipient(RecipientType.TO, address(mail.to()));
        if (mail.replyTo().isPresent()) {
            setReplyTo(new InternetAddress[] {address(mail.replyTo().get())});
        }
        setSubject(mail.subject(), UTF_8);
        setSentDate(Date.from(now));
        setHeader("Auto-Submitted", mail.automatic());
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(mail.text(), "plain"));
        both.addBodyPart(part(mail.html(), "html"));
        setContent(both);
        saveChanges();
    }

    /** Whether Jakarta Mail takes it too: it is stricter about dots, and the stricter of two rules holds. */
    static boolean isMailable(MailAddress address) {
        try {
            address(address);
            return true;
        } catch (MessagingException e) {
            return false;
        }
    }

    /** Nothing is parsed, so nothing is understood differently than our own rule did. */
    private static InternetAddress address(MailAddress address) throws MessagingException {
        InternetAddress made = new InternetAddress();
        made.setAddress(address.text());
        made.validate();
        return made;
    }

    private static InternetAddress address(MailAddress address, String name) throws MessagingException {
        InternetAddress made = address(address);
        try {
            made.setPersonal(name, UTF_8);
            return made;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java runtime has UTF-8", e);
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        sent = true;
    }

    /** Whether the server has been given everything, but perhaps the full stop behind it. */
    boolean isSent() {
        return sent;
    }
}
