package dev.masthead.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The corpora of others, beside the repository; a test that needs one is skipped by its name where it is missing. */
final class Corpus {

    private Corpus() {}

    static List<String> texts(String file, String field) {
        Path path = find("shared/corpora/" + file);
        Assumptions.assumeTrue(Files.exists(path), "needs the corpus " + file);
        JsonMapper json = new JsonMapper();
        try {
            return Files.readAllLines(path).stream()
                    .map(json::readTree)
                    .map(line -> line.get(field))
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A path beside the repository, or beside a work tree of it. */
    static Path find(String relative) {
        Path at = Path.of("").toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at.resolve(relative))) {
            at = at.getParent();
        }
        return at.resolve(relative);
    }
}
