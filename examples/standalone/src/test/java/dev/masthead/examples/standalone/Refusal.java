package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the packaged jar says that it cannot serve: one line on standard error, status 1, and no secret. */
final class Refusal {

    static final String WRONG_PASSWORD = "Wrong-Pass-2";

    private Refusal() {}

    /** The line with which {@code serve} refuses a store. */
    static String of(List<String> store) throws Exception {
        return of(Map.of(), store);
    }

    static String of(Map<String, String> environment, List<String> store) throws Exception {
        List<String> command = new ArrayList<>(List.of("serve", "--port", "0"));
        command.addAll(store);
        return line(StandaloneJar.run(environment, command));
    }

    static String line(StandaloneJar.Run run) {
        List<String> said = run.err()
                .lines()
                .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .toList();
        assertEquals(1, run.status(), run.err());
        assertEquals("", run.out());
        assertEquals(1, said.size(), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertFalse(run.err().contains(WRONG_PASSWORD), run.err());
        return said.get(0);
    }

    static void isSaid(String fix, String line) {
        assertTrue(line.contains(fix), line);
    }
}
