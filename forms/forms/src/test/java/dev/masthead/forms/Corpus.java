package dev.masthead.forms;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Test cases written by others, in {@code ../shared/corpora} beside the repository; a test that lacks them is skipped. */
final class Corpus {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Corpus() {}

    static List<JsonNode> read(String file) {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null
                && !Files.exists(directory.resolve("shared/corpora").resolve(file))) {
            directory = directory.getParent();
        }
        assumeTrue(directory != null, "the corpus " + file + " is not here");
        try {
            return Files.readAllLines(directory.resolve("shared/corpora").resolve(file)).stream()
                    .map(MAPPER::readTree)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<String> naughtyStrings() {
        return read("naughty-strings.jsonl").stream()
                .map(line -> line.path("s").asString(""))
                .toList();
    }
}
