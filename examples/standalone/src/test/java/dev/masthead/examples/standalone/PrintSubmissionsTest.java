package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.RecordStores;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Form;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.Outcome;
import dev.masthead.forms.Post;
import dev.masthead.forms.Validators;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.web.MastheadBuilder;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the {@code submissions} command prints of a form that was changed, or is gone. */
class PrintSubmissionsTest {

    private static final String TIP = """
            {"id": "tip", "title": "Tip", "fields": [
              {"name": "text", "label": "Your tip"}, {"name": "place", "label": "Where"}]}""";
    private static final String LATER_TIP = """
            {"id": "tip", "version": "2", "title": "Tip", "fields": [
              {"name": "when", "label": "When"}, {"name": "text", "label": "Your tip"}]}""";

    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void store() {
        Map<String, String> settings =
                Map.of("path", data.resolve("masthead.sqlite").toString());
        try (RecordStore store = RecordStores.open("sqlite", StoreSettings.of(settings), MastheadBuilder.COLLECTIONS);
                ValidatorFactory validators = Validators.withoutExpressions()) {
            Forms forms = Forms.standard().plus(Form.ofJson(TIP));
            Intake intake = Intake.builder(store, forms, ServerSecret.of(new byte[32]), validators.getValidator())
                    .build();
            Post post = Post.builder()
                    .secFetchSite(Optional.of("same-origin"))
                    .field("text", "A night ferry")
                    .field("place", "Pier 2")
                    .build();
            assertInstanceOf(Outcome.Accepted.class, intake.receive("tip", post));
        }
    }

    @Test
    void aFormThatIsGoneIsPrintedWithTheFieldsThatItHad() {
        assertEquals(0, submissions("--form", "tip", "--format", "csv"), err::toString);
        assertEquals("receipt,form,version,receivedAt,state,reasons,text,place,more", header());
        assertTrue(printed().endsWith(",A night ferry,Pier 2,\r\n"), printed());
    }

    @Test
    void aFormHasItsOwnColumnsThenThoseThatItHad() throws Exception {
        Path forms = Files.createDirectory(data.resolve("forms"));
        Files.writeString(forms.resolve("tip.json"), LATER_TIP);
        assertEquals(0, submissions("--form", "tip", "--format", "csv", "--forms", forms.toString()), err::toString);
        assertEquals("receipt,form,version,receivedAt,state,reasons,when,text,place,more", header());
    }

    @Test
    void aFormOfWhichNothingIsStoredHasItsColumns() {
        assertEquals(0, submissions("--form", "newsletter", "--format", "csv"), err::toString);
        assertEquals("receipt,form,version,receivedAt,state,reasons,email,firstName,consent,more\r\n", printed());
    }

    @Test
    void aFormThatNeverWasIsRefusedWithThoseThatThereAre() {
        assertEquals(2, submissions("--form", "tips"));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.startsWith("There is no form 'tips'"), said);
        assertTrue(said.contains("newsletter, magazine, contact, contribute, advertise, tip."), said);
        assertEquals("", printed());
    }

    private int submissions(String... options) {
        List<String> command = new ArrayList<>(List.of("submissions", "--data", data.toString()));
        command.addAll(List.of(options));
        return Standalone.run(command, Map.of(), new PrintStream(out, true), new PrintStream(err, true));
    }

    private String header() {
        return printed().lines().findFirst().orElseThrow();
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
