package dev.masthead.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Channel;
import dev.masthead.core.Courier;
import dev.masthead.core.Delivery;
import dev.masthead.core.Outbox;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.RetryPlan;
import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** With a marker in every value that a reader sends, nothing but the notice's body and the submission holds it. */
class DiscretionTest {

    private static final String MARKER = "Zqmarkerqz";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();

    @Test
    void noLogLineHeaderOrOutboxEntryHoldsWhatAReaderWrote() throws InterruptedException, MessagingException {
        PrintStream before = System.err;
        Handler everything = listener();
        Logger root = Logger.getLogger("");
        root.addHandler(everything);
        Level level = root.getLevel();
        root.setLevel(Level.ALL);
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            deliverInEveryWay();
        } finally {
            System.setErr(before);
            root.setLevel(level);
            root.removeHandler(everything);
        }
        String log = err.toString(StandardCharsets.UTF_8) + String.join("\n", logged);
        assertTrue(log.contains("masthead.courier.threw"), "nothing was logged");
        assertFalse(log.toLowerCase(java.util.Locale.ROOT).contains(MARKER.toLowerCase(java.util.Locale.ROOT)), log);
    }

    private void deliverInEveryWay() throws InterruptedException, MessagingException {
        try (PostedSubmissions submissions = new PostedSubmissions();
                MailBox box = new MailBox();
                ScriptedServer refusing = ScriptedServer.answering("RCPT", "550 " + MARKER + " is unknown");
                ScriptedServer failing = ScriptedServer.answering(".", "451 no room for " + MARKER);
                ScriptedServer cutOff = ScriptedServer.vanishingAt(".")) {
            List<Channel> channels = List.of(
                    notice("fine", box.settings(), submissions),
                    notice("refusing", refusing.settings(), submissions),
                    notice("failing", failing.settings(), submissions),
                    notice("cut-off", cutOff.settings(), submissions),
                    notice("nobody", SmtpSettings.at("127.0.0.1").port(1), submissions),
                    ReaderAnswer.by(box.settings(), "magazine@example.org").in(submissions.newsroom),
                    throwing(submissions));
            String receipt = submissions
                    .post(
                            "contact",
                            Map.of(
                                    "name", MARKER,
                                    "email", MARKER + "@" + MARKER + ".example.org",
                                    "message", MARKER + " https://" + MARKER + ".example.org"))
                    .orElseThrow();
            List<String> names = channels.stream().map(Channel::name).toList();
            submissions.store.commit(new Batch(Outbox.insert(receipt, names, submissions.now())));
            run(submissions, channels);
            checkMails(box, receipt);
            checkOutbox(submissions);
        }
    }

    private static void run(PostedSubmissions submissions, List<Channel> channels) throws InterruptedException {
        Courier.Builder builder = Courier.builder(submissions.store)
                .retry(new RetryPlan(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(500)))
                .poll(Duration.ofMillis(5));
        channels.forEach(builder::channel);
        Outbox outbox = Outbox.in(submissions.store, Instant::now);
        try (Courier courier = builder.start()) {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (!outbox.newest(OutboxEntry.State.PENDING, 1).entries().isEmpty()) {
                assertTrue(System.nanoTime() < end, "deliveries do not end");
                courier.wake();
                Thread.sleep(5);
            }
        }
        assertEquals(2, outbox.newest(OutboxEntry.State.DELIVERED, 10).entries().size());
        assertEquals(5, outbox.newest(OutboxEntry.State.DEAD, 10).entries().size());
    }

    private static void checkMails(MailBox box, String receipt) throws MessagingException {
        assertEquals(2, box.mails().size());
        for (MimeMessage mail : box.mails()) {
            List<String> lines = new ArrayList<>(List.of(MailBox.head(mail).split("\n")));
            // The addresses are what they are for.
            lines.removeIf(line -> line.startsWith("Reply-To: ") || line.startsWith("To: ") || line.contains("for <"));
            lines.removeIf(line -> line.startsWith("Received: ") || line.startsWith("Return-Path: "));
            assertFalse(String.join("\n", lines).contains(MARKER), String.join("\n", lines));
            assertTrue(mail.getSubject().contains(receipt) || mail.getSubject().contains("Harbour Review"));
        }
    }

    private static void checkOutbox(PostedSubmissions submissions) {
        Query all = Query.of(Outbox.COLLECTION.name(), CollectionSpec.ALL).build();
        for (StoredRecord record : submissions.store.query(all).records()) {
            assertFalse(record.payload().contains(MARKER));
        }
    }

    private static Channel notice(String name, SmtpSettings settings, PostedSubmissions submissions) {
        return EditorsNotice.by(settings, "magazine@example.org", "desk@example.org")
                .name(name)
                .in(submissions.newsroom);
    }

    /** A plugin that puts everything it knows into its exception. */
    private static Channel throwing(PostedSubmissions submissions) {
        Function<String, String> message =
                receipt -> submissions.newsroom.submission(receipt).orElseThrow().values().values().stream()
                        .map(dev.masthead.forms.Answer::text)
                        .reduce("", String::concat);
        return new Channel() {
            @Override
            public String name() {
                return "throwing";
            }

            @Override
            public Delivery deliver(OutboxEntry entry) {
                throw new IllegalStateException(message.apply(entry.subject()));
            }
        };
    }

    private Handler listener() {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                // The trace of the protocol, which a host has to ask Jakarta Mail for, is what was said to the server.
                boolean trace = record.getLevel().intValue() < Level.INFO.intValue()
                        && String.valueOf(record.getLoggerName()).startsWith("org.eclipse.angus.mail.smtp");
                if (!trace) {
                    logged.add(record.getLoggerName() + " " + record.getMessage() + " "
                            + Arrays.toString(record.getParameters()) + " " + record.getThrown());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
