package dev.masthead.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Test cases written by others, in {@code ../shared/corpora} beside the repository; a test that lacks them is skipped. */
final class Corpus {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Corpus() {}

    static List<JsonNode> read(String name) {
        Optional<Path> file = Stream.iterate(
                        Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                .map(directory -> directory.resolve("shared/corpora").resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(file.isPresent(), "the corpus " + name + " is not here");
        try {
            return Files.readAllLines(file.orElseThrow()).stream()
                    .map(MAPPER::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
