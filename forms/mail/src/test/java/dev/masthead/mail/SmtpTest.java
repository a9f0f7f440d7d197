package dev.masthead.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Delivery;
import dev.masthead.forms.MailAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's answers mean. */
class SmtpTest {

    private static final MailAddress DESK = MailAddress.of("desk@example.org").orElseThrow();

    private static Mail mail(String subject) {
        return new Mail(
                "abc@example.org",
                DESK,
                "Review",
                DESK,
                Optional.of(DESK),
                "auto-generated",
                subject,
                "Hello",
                "<p>Hello");
    }

    private static Delivery sent(ScriptedServer server) {
        try (server) {
            return new Smtp(server.settings(), Instant::now).send(mail("Hello"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550, refused",
        "RCPT, 553, refused",
        "RCPT, 450, failed",
        "RCPT, 452, failed",
        "DATA, 554, refused",
        "DATA, 451, failed",
        "., 554, refused",
        "., 552, refused",
        "., 451, failed"
    })
    void aReplyDecides(String command, int code, String expected) {
        Delivery delivery = sent(ScriptedServer.answering(command, code + " ada@example.org is not here"));
        String reason = "smtp-" + code;
        assertEquals(expected.equals("refused") ? Delivery.refused(reason) : Delivery.failed(reason), delivery);
    }

    @ParameterizedTest
    @ValueSource(ints = {550, 553, 451})
    void aRefusedSenderIsAMatterOfSettings(int code) {
        Delivery delivery = sent(ScriptedServer.answering("MAIL", code + " not you"));
        assertEquals(Delivery.Failed.class, delivery.getClass(), delivery.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionThatIsLostBeforeTheContentHasDoneNothing(String command) {
        assertEquals(Delivery.failed("smtp-no-answer"), sent(ScriptedServer.vanishingAt(command)));
    }

    @Test
    void aConnectionThatIsLostAfterTheContentIsUnknown() {
        assertEquals(Delivery.unknown("smtp-cut-off"), sent(ScriptedServer.vanishingAt(".")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 busy", "554 no service"})
    void aServerThatGreetsWithARefusalIsTriedAgain(String greeting) {
        assertEquals(Delivery.failed("smtp-no-answer"), sent(ScriptedServer.answering("GREETING", greeting)));
    }

    @Test
    void withoutTlsNothingIsSaidWhereItIsRequired() {
        try (ScriptedServer server = ScriptedServer.answering("EHLO", "250 no tls here")) {
            Smtp smtp = new Smtp(server.settings().security(SmtpSettings.Security.STARTTLS), Instant::now);
            assertEquals(Delivery.failed("smtp-no-answer"), smtp.send(mail("Hello")));
            assertEquals(0, server.recipients.get());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\rb", "a\nb", "a\r\nBcc: x@example.org", "a\0b", "a\u2028b", "a\u0085b", "\n", "a\u001bb"})
    void aHeaderWithALineBreakIsRefused(String subject) {
        assertThrows(IllegalArgumentException.class, () -> mail(subject));
    }

    @Test
    void aPasswordNeverTravelsInTheClearToAnotherMachine() {
        SmtpSettings there = SmtpSettings.at("smtp.example.org");
        assertEquals("true", there.properties().getProperty("mail.smtp.starttls.required"));
        assertEquals("587", there.properties().getProperty("mail.smtp.port"));
        SmtpSettings tls = there.security(SmtpSettings.Security.TLS);
        assertEquals("465", tls.properties().getProperty("mail.smtp.port"));
        assertEquals("true", tls.properties().getProperty("mail.smtp.ssl.enable"));
        SmtpSettings plain = there.security(SmtpSettings.Security.PLAIN);
        assertThrows(IllegalArgumentException.class, () -> plain.login("desk", "secret-word"));
        SmtpSettings login = there.login("desk", "secret-word");
        assertThrows(IllegalArgumentException.class, () -> login.security(SmtpSettings.Security.PLAIN));
        assertFalse(login.toString().contains("secret-word"));
        assertTrue(
                SmtpSettings.at("localhost").login("desk", "secret-word").user().isPresent());
    }
}
