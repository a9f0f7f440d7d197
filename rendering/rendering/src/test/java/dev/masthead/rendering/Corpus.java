package dev.masthead.rendering;

import dev.masthead.core.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.json.JsonMapper;

/** Strings that break what is built without care; a test that asks for them is skipped where they are missing. */
final class Corpus {

    private static final JsonMapper JSON = Json.strict();

    private Corpus() {}

    static List<String> hostile() {
        return Stream.of(own(), read("naughty-strings.jsonl", "s"), read("dompurify-expect.jsonl", "payload"))
                .flatMap(List::stream)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Ours, always there. */
    static List<String> own() {
        return List.of(
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "\" onmouseover=\"alert(1)",
                "' onfocus='alert(1)' autofocus='",
                "]]><x/>",
                "${7*7} #{7*7} {{7*7}} <%= 7 %>",
                "a\u0000b\u0001c\u000Bd\u007Fe\u0085f",
                "lone \uD800 and \uDC00 surrogates",
                "\u202Eright to left\u202C \u2066isolated\u2069",
                "line\u2028and\u2029paragraph separators",
                "\uFFFE and \uFFFF",
                "  two spaces  inside and outside  ",
                "one\ntwo\r\nthree\rfour\ttab",
                "1. not a list",
                "- not a list either",
                "# no heading",
                "--- no rule",
                "=== no heading",
                "> no quote",
                "| a | b |",
                "|---|---|",
                "```no fence",
                "~~~no fence",
                "[no]: /definition",
                "[no](/link) ![no](/image) <http://no.example>",
                "*no* **no** _no_ __no__ ~~no~~ `no`",
                "&amp; &lt; &#60; &copy",
                "back\\slash \\* \\",
                "\\",
                "key: value # no comment",
                "“Quotes” – dashes — ellipsis…",
                "مرحبا بالعالم",
                "日本語の文章です",
                "👩‍👩‍👧‍👦 family");
    }

    private static List<String> read(String file, String property) {
        Optional<Path> folder = folder();
        Assumptions.assumeTrue(folder.isPresent(), "the corpora are not beside the repository");
        try (Stream<String> lines = Files.lines(folder.orElseThrow().resolve(file))) {
            return lines.map(line -> JSON.readTree(line).path(property).asString(""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> folder() {
        return Stream.iterate(Path.of("").toAbsolutePath(), dir -> dir != null, Path::getParent)
                .map(dir -> dir.resolve("shared/corpora"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
