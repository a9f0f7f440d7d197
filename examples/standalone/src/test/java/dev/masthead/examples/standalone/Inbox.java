package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What readers sent, as the {@code submissions} command prints it. */
final class Inbox {

    private final Path data;

    Inbox(Path data) {
        this.data = data;
    }

    List<JsonNode> all() throws IOException, InterruptedException {
        return records(run("--format", "jsonl"));
    }

    List<JsonNode> of(String form) throws IOException, InterruptedException {
        return records(run("--form", form));
    }

    String csv(String form) throws IOException, InterruptedException {
        return run("--form", form, "--format", "csv");
    }

    private String run(String... options) throws IOException, InterruptedException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "submissions";
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        StandaloneJar.Run run = StandaloneJar.run(arguments);
        assertEquals(0, run.status(), run.err());
        return run.out();
    }

    private static List<JsonNode> records(String lines) {
        return lines.lines().map(Visitor.JSON::readTree).toList();
    }
}
