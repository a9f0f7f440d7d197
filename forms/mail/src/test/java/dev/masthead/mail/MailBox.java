package dev.masthead.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A mail server in memory that takes everything. */
final class MailBox implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailBox() {
        server.start();
    }

    SmtpSettings settings() {
        return SmtpSettings.at("127.0.0.1").port(server.getSmtp().getPort());
    }

    List<MimeMessage> mails() {
        return List.of(server.getReceivedMessages());
    }

    MimeMessage only() {
        List<MimeMessage> mails = mails();
        if (mails.size() != 1) {
            throw new AssertionError("One mail was expected, there are " + mails.size());
        }
        return mails.get(0);
    }

    void clear() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>();
        try {
            for (MimeMessage mail : mails()) {
                ids.add(mail.getMessageID());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    /** The names of a mail's headers, in lower case and order of the alphabet. */
    static List<String> headerNames(MimeMessage mail) throws MessagingException {
        List<String> names = new ArrayList<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            names.add(header.getName().toLowerCase(Locale.ROOT));
        }
        Collections.sort(names);
        return names;
    }

    static String head(MimeMessage mail) throws MessagingException {
        return String.join("\n", Collections.list(mail.getAllHeaderLines()));
    }

    static String raw(MimeMessage mail) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
    }
}
