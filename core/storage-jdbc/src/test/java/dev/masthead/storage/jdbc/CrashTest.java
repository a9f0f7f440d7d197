package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S-47 where a kill cannot see it, in {@link SqliteContractTest}: whether another process waits for the disk. */
class CrashTest {

    private static final int THREADS = 4;

    @TempDir
    Path folder;

    @Test
    void eachAcknowledgedGroupHasWaitedForTheDisk() throws Exception {
        boolean required = Optional.ofNullable(System.getenv("MASTHEAD_REQUIRE"))
                .orElse("")
                .contains("strace");
        assumeTrue(required || isThere("strace"), "strace is not installed");
        Path trace = folder.resolve("trace");
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-qq", "-e", "trace=fdatasync,fsync", "-o", trace.toString()));
        command.addAll(java(folder.resolve("traced.db"), 50));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long groups = 0;
        int acknowledged = 0;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                groups = line.startsWith("groups ") ? Long.parseLong(line.substring(7)) : groups;
                acknowledged += line.contains("-") ? 1 : 0;
            }
        }
        process.waitFor();
        assumeTrue(acknowledged > 0, "strace may not trace here");
        Pattern call = Pattern.compile("\\b(fdatasync|fsync)\\(");
        try (Stream<String> lines = Files.lines(trace)) {
            long syncs = lines.filter(line -> call.matcher(line).find()).count();
            assertEquals(THREADS * 50, acknowledged);
            assertTrue(syncs >= groups, syncs + " syncs for " + groups + " groups");
            assertTrue(groups > 0 && groups <= acknowledged, groups + " groups");
        }
    }

    private static List<String> java(Path file, int commits) {
        return Child.java(Writer.class, file.toString(), Integer.toString(THREADS), Integer.toString(commits));
    }

    private static boolean isThere(String program) {
        try {
            Process process = new ProcessBuilder(program, "-V")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
