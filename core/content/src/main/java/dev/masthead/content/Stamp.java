package dev.masthead.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What tells that a file has changed: its length, its time, and its place on the disk, which a rename over it changes.
 *
 * @param length in bytes
 * @param modified when it was last written
 * @param file the file system's key as text; empty where it has none
 */
record Stamp(long length, Instant modified, String file) {

    static Stamp of(BasicFileAttributes attributes) {
        return new Stamp(
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                Objects.toString(attributes.fileKey(), ""));
    }

    /** The stamp of a file, symbolic links followed; empty when it is not there or not a plain file. */
    static Optional<Stamp> of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(of(attributes)) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
