package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortTakenTest {

    @Test
    void aPortThatIsTakenIsAnsweredWithOneLineThatNamesTheOption() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> line = List.of("--port", String.valueOf(taken.getLocalPort()));
            assertEquals(1, Standalone.run(line, Map.of(), System.out, new PrintStream(err, true)));
        }
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("--port"), said);
        assertEquals(1, said.lines().count());
    }
}
