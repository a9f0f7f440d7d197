package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The heap of another process on this machine, seen with the JDK's {@code jcmd}. */
final class Heap {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final long process;

    Heap(long process) {
        this.process = process;
    }

    /** Bytes that are used after a full collection. */
    long usedAfterCollection() throws Exception {
        jcmd("GC.run");
        return jcmd("GC.heap_info")
                .lines()
                .filter(line -> line.contains("heap") || line.contains("generation") || line.contains("Gen"))
                .map(USED::matcher)
                .filter(Matcher::find)
                .mapToLong(used -> Long.parseLong(used.group(1)) * 1024)
                .sum();
    }

    private String jcmd(String command) throws Exception {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process run = new ProcessBuilder(jcmd, Long.toString(process), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, run.waitFor(), said);
        return said;
    }
}
