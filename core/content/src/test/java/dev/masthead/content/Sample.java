package dev.masthead.content;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Image;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** A content folder in the making, and readings of single texts. */
final class Sample {

    static final String SVG =
            "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='40' height='30'/></svg>";

    private static final ValidatorFactory VALIDATION = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
            .buildValidatorFactory();

    final Path root;

    Sample(Path root) {
        this.root = root;
        put("magazine.yaml", "name: Harbour Review\ntimeZone: Europe/Lisbon\nsections: [City, Sea]\n");
    }

    static Validator validator() {
        return VALIDATION.getValidator();
    }

    Sample put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Sample put(String name, byte[] content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An article with the required keys, those given, and a body. */
    Sample article(String name, String keys, String body) {
        return put("articles/" + name, "---\ntitle: A title\nauthors: Ann Lee\n" + keys + "---\n" + body + "\n");
    }

    ContentReading read() {
        return ContentFolder.at(root).read(validator());
    }

    /** The only article of a folder without problems. */
    Article only() {
        ContentReading reading = read();
        if (!reading.problems().isEmpty() || reading.articles().size() != 1) {
            throw new AssertionError(reading.articles() + " " + reading.problems());
        }
        return reading.articles().get(0);
    }

    List<String> problems() {
        return read().problems().stream().map(ContentProblem::toString).toList();
    }

    /** The blocks of a Markdown text whose pictures and links are as they are written. */
    static List<Block> markdown(String text) {
        return markdown(text, new ArrayList<>()).blocks();
    }

    static Body markdown(String text, List<String> notes) {
        try {
            return MarkdownReader.read(new MarkdownReader().parse(text, 1), text.length(), 1, new AsWritten(notes));
        } catch (Refusal e) {
            throw new AssertionError(e.line() + ": " + e.reason(), e);
        }
    }

    /** References that resolve nothing and note everything. */
    record AsWritten(List<String> notes) implements References {

        @Override
        public Optional<Image> picture(String address, int line) {
            return Optional.of(Image.of(address, ""));
        }

        @Override
        public Optional<String> link(String address, int line) {
            return Addresses.link(address);
        }

        @Override
        public void warning(int line, String reason) {
            notes.add(line + ": " + reason);
        }

        @Override
        public void error(int line, String reason) {
            notes.add(line + ": " + reason);
        }
    }
}
