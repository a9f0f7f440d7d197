package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A small file system in memory. Where mounting is not allowed, the test is skipped by name; where the environment variable
 * {@code MASTHEAD_REQUIRE} contains {@code mount}, it fails.
 */
final class Mount {

    private static final String SIZE = "4m";
    private static final int BLOCK = 4096;

    private final Path folder;

    private Mount(Path folder) {
        this.folder = folder;
    }

    static Mount in(Path parent) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(parent.resolve("mounted"));
        Optional<String> refusal = refusal("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
        if (refusal.isPresent()) {
            String why = "No file system can be mounted here: " + refusal.get();
            String required =
                    Optional.ofNullable(System.getenv("MASTHEAD_REQUIRE")).orElse("");
            if (List.of(required.split(",", -1)).contains("mount")) {
                throw new AssertionError(why + ", and MASTHEAD_REQUIRE asks for it");
            }
            Assumptions.abort(why);
        }
        return new Mount(folder);
    }

    Path folder() {
        return folder;
    }

    void readOnly() throws IOException, InterruptedException {
        assertEquals(Optional.empty(), refusal("mount", "-o", "remount,ro", folder.toString()));
    }

    void writable() throws IOException, InterruptedException {
        assertEquals(Optional.empty(), refusal("mount", "-o", "remount,rw", folder.toString()));
    }

    /** Takes all the space that is left. */
    void fill() throws IOException, InterruptedException {
        assertEquals(
                Optional.empty(),
                refusal(
                        "sh",
                        "-c",
                        "dd if=/dev/zero of=" + folder.resolve("filling") + " bs=" + BLOCK + " 2>/dev/null || true"));
    }

    /** Gives the space back. */
    void free() throws IOException {
        Files.delete(folder.resolve("filling"));
    }

    void unmount() throws IOException, InterruptedException {
        assertEquals(Optional.empty(), refusal("umount", folder.toString()));
    }

    private static Optional<String> refusal(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
    }
}
