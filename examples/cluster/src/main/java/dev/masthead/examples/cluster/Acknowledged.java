package dev.masthead.examples.cluster;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file with one line for each write that was acknowledged, appended the moment it is. Thread-safe. */
final class Acknowledged implements AutoCloseable {

    private final Path file;
    private final BufferedWriter lines;
    private final GapClock clock = new GapClock();

    Acknowledged(Path file) {
        this.file = file;
        try {
            this.lines = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String id) {
        synchronized (lines) {
            try {
                lines.write(id);
                lines.newLine();
                lines.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        clock.success();
    }

    GapClock clock() {
        return clock;
    }

    Set<String> all() {
        try (Stream<String> all = Files.lines(file)) {
            return all.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
