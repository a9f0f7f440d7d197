package dev.masthead.storage.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that a process has open, as the kernel shows them while they grow: so that a kill can come in the middle of a
 * write. None where there is no {@code /proc}.
 */
final class WrittenFiles {

    private final Map<Path, Long> sizes = new HashMap<>();

    private WrittenFiles() {}

    static WrittenFiles of(long process) {
        WrittenFiles files = new WrittenFiles();
        open(process).forEach(file -> files.sizes.put(file, size(file)));
        return files;
    }

    /** By how many bytes the one has grown that has grown the most. */
    long growth() {
        return sizes.entrySet().stream()
                .mapToLong(file -> size(file.getKey()) - file.getValue())
                .max()
                .orElse(0);
    }

    private static List<Path> open(long process) {
        Path folder = Path.of("/proc", Long.toString(process), "fd");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !target(file).endsWith(".jar") && !target(file).endsWith("/modules"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
