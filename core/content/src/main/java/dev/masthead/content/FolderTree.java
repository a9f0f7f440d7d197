package dev.masthead.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a folder with their stamps. Names that begin with a dot are not seen. A symbolic link to a file is
 * followed while it stays inside the folder, one to a folder never.
 */
final class FolderTree {

    private final Path root;
    private final Path real;

    FolderTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
        try {
            this.real = this.root.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("The content folder " + root + " cannot be read; is it there?", e);
        }
    }

    /** All files by their path inside the folder, with {@code /}, in order. */
    Map<String, Stamp> files() {
        Map<String, Stamp> files = new TreeMap<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.equals(root) || !isHidden(folder)
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!isHidden(file)) {
                        stamp(file, attributes).ifPresent(stamp -> files.put(nameOf(file), stamp));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (file.equals(root)) {
                        throw e;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The content folder " + root + " cannot be listed", e);
        }
        return files;
    }

    /** The file of a path inside the folder; empty when it would leave it or is hidden. */
    Optional<Path> file(String name) {
        try {
            Path path = root.resolve(name).normalize();
            boolean inside = path.startsWith(root) && !path.equals(root);
            return inside && isInside(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Stamp> stamp(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Optional.of(Stamp.of(attributes));
        }
        return attributes.isSymbolicLink() && isInside(file) ? Stamp.of(file) : Optional.empty();
    }

    private boolean isInside(Path path) {
        try {
            return path.toRealPath().startsWith(real);
        } catch (IOException notThere) {
            return false;
        }
    }

    private String nameOf(Path file) {
        StringBuilder name = new StringBuilder();
        for (Path part : root.relativize(file)) {
            name.append(name.isEmpty() ? "" : "/").append(part.toString().replace("/", ""));
        }
        return name.toString();
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
