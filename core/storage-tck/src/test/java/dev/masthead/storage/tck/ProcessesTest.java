package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** Other processes behind a command of the store's author, in a folder with a name that shells would break. */
class ProcessesTest {

    @TempDir
    Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("a folder, 'quoted' \"twice\""));
    }

    @Test
    void commitsAreCountedAndAllThere() {
        assertEquals(24, processes().commit(settings(), 3));
        long[] progress = new long[Commits.ALL];
        Arrays.fill(progress, 0, Commits.WRITERS, 3);
        try (RecordStore store = new LogStore(settings(), Commits.COLLECTIONS)) {
            assertEquals(List.of(), Inspection.of(store, progress).findings());
        }
    }

    @Test
    void settingsAreNotOnTheCommandLine() throws IOException {
        Path arguments = folder.resolve("arguments");
        Processes behind = processes()
                .commandPrefix(List.of("sh", "-c", "echo \"$@\" > \"$0\"; exec \"$@\"", arguments.toString()));
        behind.commit(settings(), 1);
        String line = Files.readString(arguments);
        assertTrue(line.contains(StoreProcess.class.getName()), line);
        assertFalse(line.contains("records.log"), line);
    }

    @Test
    void killReachesTheJvmBehindAnotherCommand() throws IOException {
        Path pid = folder.resolve("pid");
        Processes behind = processes()
                .commandPrefix(List.of("sh", "-c", "exec 3<&0; \"$@\" <&3 & echo $! > \"$0\"; wait", pid.toString()));
        Orders orders = behind.orders(settings()).writeOn(new long[Commits.ALL]);
        try (OtherProcess process = behind.start(orders)) {
            process.await("ready");
            process.awaitAcknowledgements(20);
            process.kill();
            long jvm = Long.parseLong(Files.readString(pid).strip());
            assertFalse(ProcessHandle.of(jvm).filter(ProcessHandle::isAlive).isPresent());
            try (RecordStore store = new LogStore(settings(), Commits.COLLECTIONS)) {
                assertEquals(
                        List.of(), Inspection.of(store, process.acknowledged()).findings());
            }
        }
    }

    @Test
    void whyAStoreCannotBeOpenedThereIsSaidHere() {
        Processes processes = processes();
        StoreSettings wrong = settings().with("colour", "s3cret");
        AssertionFailedError failure = assertThrows(AssertionFailedError.class, () -> processes.commit(wrong, 1));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("This store takes the setting path only"), message);
        assertFalse(message.contains("s3cret"), message);
    }

    private StoreSettings settings() {
        return StoreSettings.of(Map.of("path", folder.resolve("records.log").toString()));
    }

    private static Processes processes() {
        return Processes.opening(new CrashingStores.Correct());
    }
}
