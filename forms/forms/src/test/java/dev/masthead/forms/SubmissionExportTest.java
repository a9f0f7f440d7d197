package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionExportTest {

    @Test
    void writesOneJsonObjectALine() throws IOException {
        try (Desk desk = Desk.open()) {
            Post post = Desk.post(Map.of("email", "ada@example.org", "consent", "true"))
                    .build();
            desk.intake.receive("newsletter", post);
            StringBuilder out = new StringBuilder();
            SubmissionExport.jsonLines().write(desk.stored(), out);
            assertEquals(
                    "{\"receipt\":\"" + desk.only().receipt() + "\",\"form\":\"newsletter\",\"version\":\"1\","
                            + "\"receivedAt\":\"2026-05-04T10:15:30.123456Z\",\"state\":\"new\",\"reasons\":[],"
                            + "\"values\":{\"email\":\"ada@example.org\",\"firstName\":\"\",\"consent\":true}}\n",
                    out.toString());
        }
    }

    @Test
    void writesAColumnForEachFieldAndLosesNothingWithoutOne() throws IOException {
        try (Desk desk = Desk.open()) {
            desk.intake.receive("contact", Desk.contact("=1+1, \"so\"\nthere").build());
            StringBuilder out = new StringBuilder();
            SubmissionExport.csv(List.of(Forms.standard().find("newsletter").orElseThrow()))
                    .write(desk.stored(), out);
            List<String> lines = out.toString().lines().toList();
            assertEquals("receipt,form,version,receivedAt,state,reasons,email,firstName,consent,more", lines.get(0));
            assertTrue(lines.get(1).contains(",contact,1,2026-05-04T10:15:30.123456Z,new,,ada@example.org,,,\"{"));
        }
    }

    @Test
    void aFieldThatTheFormHasNoMoreKeepsItsColumnBehindTheOthers() throws IOException {
        try (Desk desk = Desk.open()) {
            desk.intake.receive("contact", Desk.contact("Hello").build());
            StringBuilder out = new StringBuilder();
            Form fewer = Form.ofJson("""
                    {"id": "contact", "title": "Contact", "fields": [
                      {"name": "message", "label": "Message"}, {"name": "email", "type": "email", "label": "E-mail"}]}""");
            SubmissionExport.csv(List.of(fewer)).withFieldsOf(desk.stored()).write(desk.stored(), out);
            List<String> lines = out.toString().lines().toList();
            assertEquals(
                    "receipt,form,version,receivedAt,state,reasons,message,email,name,phone,topic,more", lines.get(0));
            assertTrue(lines.get(1).endsWith(",Hello,ada@example.org,Ada Lovelace,,,"), lines.get(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+49 30 1", "-1", "@SUM(1)", "\tx", "\rx", "\nx", "\0x", "＝1", "＋1", "－1", "＠x"})
    void disarmsWhatASpreadsheetWouldTakeForAFormula(String text) {
        String cell = SubmissionCsv.cell(text);
        String read =
                cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
        assertEquals("'" + text, read);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"plain,plain", "`a,b`,`\"a,b\"`", "`a\"b`,`\"a\"\"b\"`", "`a=b`,`a=b`", "`x;=1+1`,`\"x;=1+1\"`"})
    void quotesAsRfc4180Says(String text, String cell) {
        assertEquals(cell, SubmissionCsv.cell(text));
    }

    @Test
    void readsPageByPageInOrder() {
        try (Desk desk = Desk.open()) {
            for (int i = 0; i < 250; i++) {
                desk.intake.receive("contact", Desk.contact("Message " + i).build());
                desk.pass(Duration.ofSeconds(i % 3));
            }
            desk.pass(Duration.ofSeconds(1));
            desk.intake.receive(
                    "newsletter",
                    Desk.post(Map.of("email", "a@example.org", "consent", "on", Post.HONEYPOT_FIELD, "x"))
                            .secFetchSite(Optional.empty())
                            .build());
            List<Submission> contacts = new ArrayList<>();
            desk.submissions.oldestFirst(Selection.all().form("contact")).forEach(contacts::add);
            assertEquals(250, contacts.size());
            assertFalse(contacts.get(0).receivedAt().isAfter(contacts.get(249).receivedAt()));
            assertEquals(251, desk.stored().size());

            Selection quarantined = Selection.all().state(Submission.State.QUARANTINED);
            assertEquals(
                    1,
                    desk.submissions
                            .newest(quarantined, 10, Optional.empty())
                            .submissions()
                            .size());
            assertEquals(
                    0,
                    desk.submissions
                            .newest(quarantined.form("contact"), 10, Optional.empty())
                            .submissions()
                            .size());

            var first = desk.submissions.newest(Selection.all(), 100, Optional.empty());
            assertEquals("newsletter", first.submissions().get(0).form());
            var second = desk.submissions.newest(Selection.all(), 100, first.next());
            assertEquals(100, second.submissions().size());
            assertTrue(desk.submissions
                    .newest(Selection.all(), 100, second.next())
                    .next()
                    .isEmpty());
        }
    }
}
