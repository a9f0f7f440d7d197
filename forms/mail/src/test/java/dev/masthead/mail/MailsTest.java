package dev.masthead.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import dev.masthead.core.Magazine;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.Quota;
import dev.masthead.spi.Query;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the mails, and how many there are. */
class MailsTest {

    private final PostedSubmissions submissions = new PostedSubmissions();
    private final MailBox box = new MailBox();

    @AfterEach
    void close() {
        box.close();
        submissions.close();
    }

    private Channel notice() {
        return EditorsNotice.by(box.settings(), "magazine@example.org", "desk@example.org")
                .in(submissions.newsroom);
    }

    private ReaderAnswer answer() {
        return ReaderAnswer.by(box.settings(), "magazine@example.org").in(submissions.newsroom);
    }

    private Delivery deliver(Channel channel, String receipt) {
        return channel.deliver(OutboxEntry.pending(receipt, channel.name(), submissions.now()));
    }

    private static String part(MimeMessage mail, int index) throws MessagingException, IOException {
        return String.valueOf(((Multipart) mail.getContent()).getBodyPart(index).getContent());
    }

    @Test
    void theNoticeHoldsTheAnswersInItsBodyOnly() throws MessagingException, IOException {
        String receipt = submissions.contact("ada@example.org", "<b>Wet</b>\nand \"cold\"");
        assertEquals(Delivery.delivered(), deliver(notice(), receipt));
        MimeMessage mail = box.only();
        assertEquals("Contact us: " + receipt, mail.getSubject());
        assertEquals(new InternetAddress("magazine@example.org"), mail.getFrom()[0]);
        assertEquals("Harbour Review", ((InternetAddress) mail.getFrom()[0]).getPersonal());
        assertArrayEquals(new InternetAddress[] {new InternetAddress("ada@example.org")}, mail.getReplyTo());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        String text = part(mail, 0);
        assertTrue(text.contains("Name:\r\n    Ada Lovelace") || text.contains("Name:\n    Ada Lovelace"), text);
        assertTrue(text.contains("<b>Wet</b>"), text);
        String html = part(mail, 1);
        assertTrue(html.contains("&lt;b&gt;Wet&lt;/b&gt;<br>"), html);
        assertTrue(html.contains("and &quot;cold&quot;"), html);
        assertFalse(html.contains("<b>"), html);
    }

    @Test
    void theNoticeTellsFieldsWithTheSameLabelApart() throws MessagingException, IOException {
        String receipt = submissions
                .post("table", Map.of("one.name", "Ada", "two.name", "Bob", "remark", "first", "wish", "second"))
                .orElseThrow();
        assertEquals(Delivery.delivered(), deliver(notice(), receipt));
        String text = part(box.only(), 0).replace("\r\n", "\n");
        assertTrue(text.contains("Guest 1 \u203a Name:\n    Ada\n\nGuest 2 \u203a Name:\n    Bob\n"), text);
        assertTrue(text.contains("Remark:\n    first\n\nRemark:\n    second\n"), text);
        assertTrue(part(box.only(), 1).contains("<strong>Guest 1 \u203a Name</strong>"), part(box.only(), 1));
    }

    @ParameterizedTest
    @CsvSource({
        "en, answer to this mail",
        "de, Antwort auf diese Mail",
        "fr, réponse à ce courriel",
        "es, respuesta a este correo",
        "ar, الرد على هذه الرسالة",
        "ja, このメールへの返信"
    })
    void theNoticePromisesAnAnswerOnlyWhereOneArrives(String tag, String words) throws MessagingException, IOException {
        submissions.magazine(Magazine.named("Harbour Review").language(Locale.forLanguageTag(tag)));
        Map<String, String> without = Map.of("one.name", "Ada");
        Map<String, String> with = Map.of("one.name", "Ada", "email", "ada@example.org");
        deliver(notice(), submissions.post("table", without).orElseThrow());
        deliver(notice(), submissions.post("table", with).orElseThrow());
        MimeMessage silent = box.mails().get(0);
        MimeMessage answerable = box.mails().get(1);
        assertNull(silent.getHeader("Reply-To", null));
        assertNotNull(answerable.getHeader("Reply-To", null));
        for (int part = 0; part < 2; part++) {
            assertFalse(part(silent, part).contains(words), part(silent, part));
            assertTrue(part(answerable, part).contains(words), part(answerable, part));
            assertFalse((part(silent, part) + part(answerable, part)).contains("{{"), "a place was left open");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, UTC, 4 May 2026, 15:15:30 UTC",
        "en, Europe/Berlin, 4 May 2026, 17:15:30 CEST",
        "en-US, UTC, 'May 4, 2026', PM UTC",
        "de, Europe/Berlin, 4. Mai 2026, 17:15:30 MESZ",
        "fr, Z, 4 mai 2026, 15:15:30 UTC",
        "ja, +09:00, 2026年5月5日, 0:15:30 +09:00",
        "it, UTC, 4 May 2026, 15:15:30 UTC"
    })
    void datesAreWrittenAsInTheLanguageWithTheirZone(String tag, String zone, String day, String time)
            throws MessagingException, IOException {
        submissions.magazine(
                Magazine.named("Harbour Review").timeZone(ZoneId.of(zone)).language(Locale.forLanguageTag(tag)));
        submissions.at(Instant.parse("2026-05-04T15:15:30Z"));
        deliver(notice(), submissions.contact("ada@example.org", "Hello"));
        assertTrue(part(box.only(), 0).contains(day), part(box.only(), 0));
        assertTrue(part(box.only(), 0).contains(time), part(box.only(), 0));
    }

    @Test
    void theNoticeKeepsPlacesThatAReaderWrote() throws MessagingException, IOException {
        deliver(notice(), submissions.contact("ada@example.org", "{{receipt}} {{values}} {{#answerable}} $1 \\"));
        assertTrue(part(box.only(), 0).contains("{{receipt}} {{values}} {{#answerable}} $1 \\"));
        assertTrue(part(box.only(), 1).contains("{{receipt}} {{values}} {{#answerable}} $1 \\"));
    }

    @Test
    void theAnswerHoldsNothingThatTheReaderWrote() throws MessagingException, IOException {
        String marker = "Zmarkerz";
        String receipt = submissions
                .post(
                        "contact",
                        Map.of(
                                "name",
                                marker,
                                "email",
                                "ada@example.org",
                                "phone",
                                "+49 30 901820",
                                "message",
                                marker + " https://spam.example.com"))
                .orElseThrow();
        assertEquals(Delivery.delivered(), deliver(answer(), receipt));
        MimeMessage mail = box.only();
        assertArrayEquals(
                new InternetAddress[] {new InternetAddress("ada@example.org")},
                mail.getRecipients(Message.RecipientType.TO));
        String all = MailBox.raw(mail) + part(mail, 0) + part(mail, 1);
        assertFalse(all.contains(marker));
        assertFalse(all.contains("spam.example.com"));
        assertFalse(all.contains("901820"));
        assertTrue(part(mail, 0).contains(receipt));
        assertEquals("auto-replied", mail.getHeader("Auto-Submitted", null));
    }

    @ParameterizedTest
    @CsvSource({
        "en, we have received",
        "de, ist angekommen",
        "fr, votre message",
        "es, hemos recibido",
        "ar, وصلتنا",
        "ja, 受け取りました",
        "it, we have received",
        "de-AT, ist angekommen",
        "x-klingon, we have received"
    })
    void theAnswerSpeaksTheMagazinesLanguage(String tag, String words) throws MessagingException, IOException {
        submissions.magazine(Magazine.named("Harbour Review")
                .at("https://www.example.org/magazine")
                .language(Locale.forLanguageTag(tag)));
        assertEquals(Delivery.delivered(), deliver(answer(), submissions.contact("ada@example.org", "Hello")));
        MimeMessage mail = box.only();
        assertTrue(mail.getSubject().contains(words), mail.getSubject());
        assertEquals(tag.equals("ar"), part(mail, 1).contains("dir=\"rtl\""));
        assertFalse((part(mail, 0) + part(mail, 1) + mail.getSubject()).contains("{{"), "a place was left open");
    }

    @ParameterizedTest
    @CsvSource({
        "en, has received",
        "de, erhalten",
        "fr, a reçu",
        "es, ha recibido",
        "ar, تلقّت",
        "ja, 届きました",
        "it, has received"
    })
    void theNoticeSpeaksTheMagazinesLanguage(String tag, String words) throws MessagingException, IOException {
        submissions.magazine(Magazine.named("Harbour Review")
                .at("https://www.example.org/magazine")
                .language(Locale.forLanguageTag(tag)));
        assertEquals(Delivery.delivered(), deliver(notice(), submissions.contact("ada@example.org", "Hello")));
        MimeMessage mail = box.only();
        assertTrue(part(mail, 0).contains(words), part(mail, 0));
        assertTrue(part(mail, 1).contains(words), part(mail, 1));
        assertEquals(tag.equals("ar"), part(mail, 1).contains("dir=\"rtl\""));
        assertFalse((part(mail, 0) + part(mail, 1) + mail.getSubject()).contains("{{"), "a place was left open");
    }

    @Test
    void aHostsTemplateComesFirst(@TempDir Path folder) throws IOException, MessagingException {
        Files.writeString(folder.resolve("answer_en.txt"), "Ahoy from {{magazine}}\n\nReceipt {{receipt}}");
        Files.writeString(folder.resolve("answer_en.html"), "<p>Ahoy {{magazine}}");
        Channel channel = ReaderAnswer.by(box.settings(), "magazine@example.org")
                .templates(MailTemplates.in(folder))
                .in(submissions.newsroom);
        submissions.magazine(Magazine.named("Sun & Sea"));
        deliver(channel, submissions.contact("ada@example.org", "Hello"));
        assertEquals("Ahoy from Sun & Sea", box.only().getSubject());
        assertEquals("<p>Ahoy Sun &amp; Sea", part(box.only(), 1).strip());
    }

    @Test
    void aRecipientGetsThreeAnswersADayOverAllFormsAndSpellings() {
        List<String> spellings = List.of(
                "ada@example.org", "ADA@example.org", "ada+news@EXAMPLE.org", "a.da@example.org", "Ada@example.org");
        for (int i = 0; i < spellings.size(); i++) {
            String receipt = submissions.contact(spellings.get(i), "Hello " + i);
            Delivery expected = i < 3 ? Delivery.delivered() : Delivery.refused(ReaderAnswer.RECIPIENT_LIMIT);
            assertEquals(expected, deliver(answer(), receipt), spellings.get(i));
        }
        assertEquals(3, box.mails().size());
        assertEquals(Delivery.delivered(), deliver(answer(), submissions.contact("bob@example.org", "Hello")));
        submissions.pass(Duration.ofHours(24));
        assertEquals(Delivery.delivered(), deliver(answer(), submissions.contact("ada@example.org", "Again")));
    }

    @Test
    void aRepeatedAttemptTakesNoMoreOfTheLimit() {
        String receipt = submissions.contact("ada@example.org", "Hello");
        for (int attempt = 0; attempt < 5; attempt++) {
            assertEquals(Delivery.delivered(), deliver(answer(), receipt));
        }
        assertEquals(1, box.ids().stream().distinct().count());
    }

    @Test
    void theLimitIsKeptUnderAHashOnly() {
        deliver(answer(), submissions.contact("ada@example.org", "Hello"));
        var records = submissions
                .store
                .query(Query.of(Quota.COLLECTION.name(), "all").build())
                .records();
        assertEquals(1, records.size());
        assertTrue(records.get(0).id().matches("[0-9a-f]{64}"));
        assertFalse(records.get(0).payload().contains("ada"));
    }

    @Test
    void anAnswerWithoutAnAddressIsRefused() {
        String receipt = submissions.contact("a..b@example.org", "Hello");
        assertEquals(Delivery.refused("address-not-mailable"), deliver(answer(), receipt));
        assertEquals(0, box.mails().size());
    }

    @Test
    void aHostsNameWithALineBreakDoesNoHarm() throws MessagingException {
        submissions.magazine(Magazine.named("Harbour\r\nBcc: eve@example.org"));
        assertEquals(Delivery.delivered(), deliver(notice(), submissions.contact("ada@example.org", "Hello")));
        assertFalse(MailBox.headerNames(box.only()).contains("bcc"));
    }

    @Test
    void aSenderIsOneAddress() {
        for (String wrong :
                List.of("", "Desk <desk@example.org>", "a@example.org, b@example.org", "a@example.org\nx")) {
            assertThrows(IllegalArgumentException.class, () -> ReaderAnswer.by(box.settings(), wrong));
            assertThrows(
                    IllegalArgumentException.class, () -> EditorsNotice.by(box.settings(), "desk@example.org", wrong));
        }
    }
}
