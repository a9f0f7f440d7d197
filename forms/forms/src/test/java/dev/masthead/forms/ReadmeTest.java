package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What this module's README shows is what the module takes. */
class ReadmeTest {

    private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SENT = Pattern.compile("-d '(\\{.*?\\})'", Pattern.DOTALL);

    @Test
    void itsFormsAreFormsAndItsPostIsAccepted() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<Form> forms = JSON.matcher(readme)
                .results()
                .map(found -> Form.ofJson(found.group(1)))
                .toList();
        assertEquals(List.of("event", "table"), forms.stream().map(Form::id).toList());
        String sent = SENT.matcher(readme).results().findFirst().orElseThrow().group(1);
        try (Desk desk = Desk.open(Forms.none().plus(forms.get(1)))) {
            Post post = Post.builder()
                    .fields(new JsonFields().read(sent.getBytes(StandardCharsets.UTF_8)))
                    .origin(Optional.of("https://www.example.org"))
                    .build();
            assertInstanceOf(Outcome.Accepted.class, desk.intake.receive("table", post));
        }
    }
}
