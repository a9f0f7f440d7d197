package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S-40 and S-47, from outside: another process commits, and dies. */
class CrashTest {

    private static final int THREADS = 4;

    @TempDir
    Path folder;

    @Test
    void killedProcessLosesNoAcknowledgedCommitAndLeavesNoHalfBatch() throws Exception {
        Path file = folder.resolve("crash.db");
        Set<String> acknowledged = new HashSet<>();
        for (int round = 0; round < 4; round++) {
            acknowledged.addAll(idsUntilKilled(file, 200 + 150 * round));
            try (RecordStore store = Outbox.open(file)) {
                Set<String> submissions = all(store, "submissions");
                Set<String> lost = new HashSet<>(acknowledged);
                lost.removeAll(submissions);
                assertEquals(Set.of(), lost, "lost in round " + round);
                assertEquals(submissions, all(store, "deliveries"), "half a batch in round " + round);
            }
        }
        assertTrue(acknowledged.size() > 1_000);
    }

    @Test
    void processThatDiesWhileItMigratesLeavesWhatWas() throws Exception {
        Path file = folder.resolve("migration.db");
        DyingMigration.fill(file);
        Process process = new ProcessBuilder(java(DyingMigration.class, file))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(DyingMigration.EXIT, process.waitFor());
        try (RecordStore store = DyingMigration.openAsBefore(file)) {
            assertEquals(DyingMigration.RECORDS, all(store, "letters").size());
        }
        try (RecordStore store = DyingMigration.openMigrated(file, Integer.MAX_VALUE)) {
            assertEquals(DyingMigration.RECORDS, DyingMigration.countInIndex(store));
        }
    }

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

    /** Lets the process acknowledge that many commits, kills it, and gives every id that it has printed in full. */
    private static List<String> idsUntilKilled(Path file, int enough) throws Exception {
        Process process = new ProcessBuilder(java(file, 1_000_000))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> ids = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            assertEquals("start", lines.readLine());
            while (ids.size() < enough) {
                ids.add(Optional.ofNullable(lines.readLine()).orElseThrow());
            }
            process.toHandle().destroyForcibly();
            StringBuilder rest = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                rest.append((char) c);
            }
            int end = rest.lastIndexOf("\n");
            if (end >= 0) {
                ids.addAll(Arrays.asList(rest.substring(0, end).split("\n", -1)));
            }
        }
        process.waitFor();
        return ids;
    }

    private static List<String> java(Path file, int commits) {
        return java(Writer.class, file, Integer.toString(THREADS), Integer.toString(commits));
    }

    private static List<String> java(Class<?> program, Path file, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                file.toString()));
        command.addAll(List.of(more));
        return command;
    }

    private static Set<String> all(RecordStore store, String collection) {
        Set<String> found = new HashSet<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = store.query(Query.of(collection, "all")
                    .limit(Query.MAX_LIMIT)
                    .after(next)
                    .build());
            page.records().stream().map(StoredRecord::id).forEach(found::add);
            next = page.next();
        } while (next.isPresent());
        return found;
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
