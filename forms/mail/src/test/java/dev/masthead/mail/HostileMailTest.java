package dev.masthead.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import dev.masthead.core.OutboxEntry;
import dev.masthead.forms.MailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Readers who want our mails to say or reach something else: line breaks in every field, encoded words, addresses that
 * are two. Each mail has one recipient and the headers that we gave it.
 */
class HostileMailTest {

    private static final String DESK = "desk@example.org";
    private static final String MAGAZINE = "magazine@example.org";
    private static final Set<String> OURS = Set.of(
            "auto-submitted",
            "content-type",
            "date",
            "from",
            "message-id",
            "mime-version",
            "reply-to",
            "subject",
            "to",
            // Servers add these.
            "received",
            "return-path");

    private final PostedSubmissions submissions = new PostedSubmissions();

    @AfterEach
    void close() {
        submissions.close();
    }

    /** Everything hostile in every field of the form; those posts that are accepted. */
    private List<String> receipts() {
        List<String> values = new ArrayList<>(HostileValues.lineBreaks());
        values.addAll(HostileValues.encodedWords());
        List<String> receipts = new ArrayList<>();
        for (String value : values) {
            for (String field : List.of("name", "phone", "message")) {
                post(Map.of(field, value)).ifPresent(receipts::add);
            }
            assertTrue(post(Map.of("email", value)).isEmpty(), "accepted as an address");
            assertTrue(post(Map.of("topic", value)).isEmpty(), "accepted as a choice");
        }
        List<String> addresses = new ArrayList<>(HostileValues.addresses());
        addresses.addAll(HostileValues.corpus());
        addresses.forEach(address -> post(Map.of("email", address)).ifPresent(receipts::add));
        return receipts;
    }

    private Optional<String> post(Map<String, String> hostile) {
        Map<String, String> fields =
                new LinkedHashMap<>(Map.of("name", "Ada Lovelace", "email", "ada@example.org", "message", "Hello"));
        fields.putAll(hostile);
        return submissions.post("contact", fields);
    }

    private MailAddress reader(String receipt) {
        return submissions
                .newsroom
                .reader(submissions.newsroom.submission(receipt).orElseThrow())
                .orElseThrow();
    }

    private Channel notice(SmtpSettings settings) {
        return EditorsNotice.by(settings, MAGAZINE, DESK).in(submissions.newsroom);
    }

    private Channel answer(SmtpSettings settings) {
        return ReaderAnswer.by(settings, MAGAZINE)
                .replyTo(DESK)
                .perRecipient(1_000_000, Duration.ofDays(1))
                .in(submissions.newsroom);
    }

    /** What was delivered; an address that only our own rule takes is refused before anything is sent. */
    private static boolean deliver(Channel channel, String receipt) {
        Delivery delivery = channel.deliver(OutboxEntry.pending(receipt, channel.name(), java.time.Instant.EPOCH));
        assertTrue(
                delivery.equals(Delivery.delivered()) || delivery.equals(Delivery.refused("address-not-mailable")),
                delivery.toString());
        return delivery.equals(Delivery.delivered());
    }

    @Test
    void eachMailReachesOneMailboxWithTheHeadersThatWeGaveIt() throws MessagingException, IOException {
        List<String> receipts = receipts();
        assertTrue(receipts.size() > 200, "accepted: " + receipts.size());
        try (MailBox box = new MailBox()) {
            for (String receipt : receipts) {
                MailAddress reader = reader(receipt);
                boolean mailable = OutgoingMessage.isMailable(reader);
                assertTrue(check(box, notice(box.settings()), receipt, DESK, mailable ? reader.text() : MAGAZINE));
                assertEquals(mailable, check(box, answer(box.settings()), receipt, reader.text(), DESK));
            }
        }
    }

    private static boolean check(MailBox box, Channel channel, String receipt, String to, String replyTo)
            throws MessagingException {
        box.clear();
        boolean delivered = deliver(channel, receipt);
        assertEquals(delivered ? 1 : 0, box.mails().size());
        if (!delivered) {
            return false;
        }
        MimeMessage mail = box.only();
        Set<String> names = new TreeSet<>(MailBox.headerNames(mail));
        names.removeAll(OURS);
        assertEquals(Set.of(), names, "headers that are not ours");
        assertEquals(
                names(mail).size(),
                new HashSet<>(names(mail)).size() + repeated(mail, "received"),
                "a header came twice");
        assertEquals(1, mail.getAllRecipients().length);
        assertEquals(to, ((InternetAddress) mail.getAllRecipients()[0]).getAddress());
        assertEquals(1, mail.getReplyTo().length);
        assertEquals(replyTo, ((InternetAddress) mail.getReplyTo()[0]).getAddress());
        assertFalse(mail.getSubject().contains("eve"), mail.getSubject());
        assertFalse(String.valueOf(mail.getHeader("From", null)).contains("eve"));
        return true;
    }

    private static List<String> names(MimeMessage mail) throws MessagingException {
        return MailBox.headerNames(mail);
    }

    private static int repeated(MimeMessage mail, String name) throws MessagingException {
        long times = names(mail).stream().filter(name::equals).count();
        return (int) Math.max(0, times - 1);
    }

    @Test
    void aRealServerIsToldOfOneRecipientEach() throws IOException, InterruptedException {
        try (RealServer server = RealServer.start()) {
            Channel notice = notice(server.settings());
            Channel answer = answer(server.settings());
            Map<String, Integer> expected = new LinkedHashMap<>();
            for (String receipt : receipts()) {
                assertTrue(deliver(notice, receipt));
                expected.merge("<" + DESK + ">", 1, Integer::sum);
                if (deliver(answer, receipt)) {
                    expected.merge("<" + reader(receipt).text() + ">", 1, Integer::sum);
                }
            }
            int mails = expected.values().stream().mapToInt(Integer::intValue).sum();
            Map<String, Integer> reached = new LinkedHashMap<>();
            for (RealServer.Kept kept : server.mails(mails)) {
                assertEquals(1, kept.recipients().size(), kept.recipients().toString());
                reached.merge(kept.recipients().get(0), 1, Integer::sum);
                checkHeader(kept.header());
            }
            assertEquals(expected, new LinkedHashMap<>(reached));
            System.out.println("A real server took " + mails + " mails to " + reached.size() + " mailboxes");
        }
    }

    private static void checkHeader(List<String> header) {
        Set<String> names = new TreeSet<>();
        for (String line : header) {
            if (!line.startsWith(" ") && !line.startsWith("\t")) {
                assertTrue(line.indexOf(':') > 0, line);
                names.add(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT));
            }
        }
        names.removeAll(OURS);
        assertEquals(Set.of(), names, "headers that are not ours");
    }
}
