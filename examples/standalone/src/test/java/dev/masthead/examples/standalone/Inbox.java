package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What readers sent. Mostly the {@code submissions} command runs in the test's own process, which is as far from the
 * server's as another; what matters for the command itself is printed by a process of its own.
 */
final class Inbox {

    private final List<String> store;

    Inbox(Path data) {
        this(List.of("--data", data.toString()));
    }

    /** Where these options of the command line say. */
    Inbox(List<String> store) {
        this.store = List.copyOf(store);
    }

    List<JsonNode> all() {
        return records(read());
    }

    /** The records of one form whose e-mail address begins with a name. */
    List<JsonNode> of(StandardForm form, String name) {
        return records(read("--form", form.id())).stream()
                .filter(record ->
                        record.path("values").path("email").asString("").startsWith(name))
                .toList();
    }

    /** The one record of a form whose e-mail address begins with a name. */
    JsonNode only(StandardForm form, String name) {
        List<JsonNode> found = of(form, name);
        assertEquals(1, found.size(), "records of " + name);
        return found.get(0);
    }

    /** What a process of its own prints. */
    String printed(String... options) throws Exception {
        StandaloneJar.Run run = StandaloneJar.run(command(options).toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return run.out();
    }

    static List<JsonNode> records(String lines) {
        return lines.lines().map(Visitor.JSON::readTree).toList();
    }

    private String read(String... options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, Standalone.run(command(options), Map.of(), new PrintStream(out, true), System.err));
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> command(String... options) {
        List<String> command = new ArrayList<>(List.of("submissions"));
        command.addAll(store);
        command.addAll(List.of(options));
        return command;
    }
}
