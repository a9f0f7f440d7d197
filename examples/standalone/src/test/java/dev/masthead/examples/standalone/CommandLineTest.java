package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 80",
                "serve --port many",
                "serve --port 70000",
                "serve --port 0 --rate-limit maybe",
                "serve --port",
                "serve --keep-delivered 0",
                "serve --keep-delivered long",
                "serve --port 1 --port 2",
                "serve --format csv",
                "serve now",
                "print",
                "serve --mail-from a@example.org",
                "serve --smtp-host localhost",
                "serve --smtp-host localhost --mail-from nobody",
                "serve --smtp-host localhost --mail-from a@example.org --smtp-port 0",
                "serve --smtp-host localhost --mail-from a@example.org --smtp-security ssl",
                "serve --smtp-host localhost --mail-from a@example.org --smtp-user me",
                "serve --smtp-host localhost --mail-from a@example.org --mail-answer maybe",
                "serve --webhook https://hooks.example.org/",
                "deliveries --state lost --data .",
                "deliveries --data no/such/folder",
                "submissions --format xml",
                "submissions --form missing",
                "submissions --data no/such/folder",
                "serve --set url=x",
                "serve --store sqlite --data here",
                "serve --store sqlite --set =x",
                "serve --store sqlite --set path",
                "serve --store sqlite --set path=a --set path=b",
                "copy --to-data there",
                "copy --data here --to-data there",
                "copy",
                "ddl",
                "ddl --data here",
                "ddl --store postgresql --set url=jdbc:postgresql://db/press",
                "ddl --store postgresql --port 1"
            })
    void aWrongCommandLineIsAnsweredWithTheUsage(String line) {
        assertEquals(2, run(line.split(" ", -1)));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.endsWith(Options.USAGE), said);
        assertEquals(0, out.size());
    }

    @Test
    void helpIsPrinted() {
        assertEquals(0, run("--help"));
        assertEquals(Options.USAGE, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aWebhookIsSecureUnlessItIsAllowedNotToBe() {
        Map<String, String> environment = Map.of("MASTHEAD_WEBHOOK_SECRET", "sixteen characters");
        for (String address : List.of("http://hooks.example.org/", "not an address", "https://user@example.org/")) {
            List<String> line = List.of("serve", "--webhook", address);
            assertEquals(2, Standalone.run(line, environment, new PrintStream(out, true), new PrintStream(err, true)));
        }
    }

    @Test
    void aSecretNeverShows() {
        Map<String, String> environment = Map.of("MASTHEAD_WEBHOOK_SECRET", "too short");
        List<String> line = List.of("serve", "--webhook", "https://hooks.example.org/");
        assertEquals(2, Standalone.run(line, environment, new PrintStream(out, true), new PrintStream(err, true)));
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("too short"));
    }

    private int run(String... arguments) {
        return Standalone.run(List.of(arguments), Map.of(), new PrintStream(out, true), new PrintStream(err, true));
    }
}
