package dev.masthead.mail;

import dev.masthead.core.Delivery;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.InstantSource;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mails to the server, each over a connection of its own, and says what became of them. Thread-safe. */
final class Smtp {

    private static final int NO_CODE = -1;

    private final SmtpSettings settings;
    private final Session session;
    private final InstantSource clock;

    Smtp(SmtpSettings settings, InstantSource clock) {
        this.settings = settings;
        this.session = Session.getInstance(settings.properties());
        this.clock = clock;
    }

    /** Jakarta Mail looks for its parts with the thread's class loader, which is the host's in most servers. */
    Delivery send(Mail mail) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Smtp.class.getClassLoader());
        try {
            return delivered(new OutgoingMessage(session, mail, clock.instant()));
        } catch (AddressException e) {
            return Delivery.refused("address-not-mailable");
        } catch (MessagingException e) {
            return Delivery.refused("mail-not-made");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Delivery delivered(OutgoingMessage message) throws MessagingException {
        Address[] recipients = message.getAllRecipients();
        Transport transport = session.getTransport("smtp");
        try {
            connect(transport);
            transport.sendMessage(message, recipients);
            return Delivery.delivered();
        } catch (AuthenticationFailedException e) {
            return Delivery.failed("smtp-login");
        } catch (MessagingException e) {
            return judged(e, message.isSent());
        } finally {
            close(transport);
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.user().isPresent()) {
            transport.connect(settings.user().get(), settings.password().orElse(""));
        } else {
            transport.connect();
        }
    }

    private static Delivery judged(MessagingException failure, boolean sent) {
        boolean sender = false;
        int code = NO_CODE;
        for (Exception e = failure; e != null; e = next(e)) {
            sender |= e instanceof SMTPSenderFailedException;
            code = code == NO_CODE ? code(e) : code;
        }
        if (code == NO_CODE) {
            return sent ? Delivery.unknown("smtp-cut-off") : Delivery.failed("smtp-no-answer");
        }
        if (sender) {
            // Somebody will mend the settings, and then everything that waits can leave.
            return Delivery.failed("smtp-sender-" + code);
        }
        return code >= 500 ? Delivery.refused("smtp-" + code) : Delivery.failed("smtp-" + code);
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    /** The server's reply; a connection that ended instead of replying has none. */
    private static int code(Exception e) {
        int code = NO_CODE;
        if (e instanceof SMTPAddressFailedException address) {
            code = address.getReturnCode();
        } else if (e instanceof SMTPSenderFailedException sender) {
            code = sender.getReturnCode();
        } else if (e instanceof SMTPSendFailedException send) {
            code = send.getReturnCode();
        }
        return code >= 400 && code <= 599 ? code : NO_CODE;
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What the server has said stands.
        }
    }
}
