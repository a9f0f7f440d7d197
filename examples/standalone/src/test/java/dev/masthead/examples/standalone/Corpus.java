package dev.masthead.examples.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Strings that break what is built without care. */
final class Corpus {

    private Corpus() {}

    /** Ours, always there. */
    static List<String> own() {
        return List.of(
                "<script>alert(1)</script>",
                "</textarea></title></dialog><script>alert(1)</script>",
                "\" onmouseover=\"alert(1)",
                "' onfocus='alert(1)' autofocus='",
                "<img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "${7*7} #{7*7} {{7*7}} <%= 7*7 %> @{7*7} *{7*7}",
                "a\u0000b\u0001c\u000Bd\u007Fe\u0085f",
                "lone \uD800 and \uDC00 surrogates",
                "\u202Eright to left\u202C \u2066isolated\u2069",
                "line\u2028and\u2029paragraph separators",
                "one\r\ntwo\rthree\nfour",
                "\uFFFE and \uFFFF and \uFEFF",
                "&amp; &lt; &#60; &copy",
                "=cmd|' /C calc'!A0",
                "\r\nSet-Cookie: a=b\r\n\r\n<b>",
                "%s %n %d {} {0}",
                "\n\nbegins with lines");
    }

    /** A list made by others, which lies beside the repository; a test that asks for it is skipped where it is missing. */
    static List<String> naughtyStrings() throws IOException {
        return lines("naughty-strings.jsonl", "s");
    }

    /** One property of each line of such a list. */
    static List<String> lines(String name, String property) throws IOException {
        Optional<Path> file = Stream.iterate(Path.of("").toAbsolutePath(), dir -> dir != null, Path::getParent)
                .map(dir -> dir.resolve("shared/corpora").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), "the corpora are not beside the repository");
        try (Stream<String> lines = Files.lines(file.orElseThrow())) {
            return lines.map(line -> Visitor.JSON.readTree(line).path(property).asString(""))
                    .toList();
        }
    }
}
