package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What left and what did not: the {@code deliveries} command, in the test's own process. */
final class Outgoing {

    private final List<String> store;

    /** Where these options of the command line say. */
    Outgoing(List<String> store) {
        this.store = List.copyOf(store);
    }

    /** The entries in a state. */
    List<JsonNode> in(String state) {
        List<String> command = new ArrayList<>(List.of("deliveries"));
        command.addAll(store);
        command.addAll(List.of("--state", state));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, Standalone.run(command, Map.of(), new PrintStream(out, true), System.err));
        return Inbox.records(out.toString(StandardCharsets.UTF_8));
    }
}
