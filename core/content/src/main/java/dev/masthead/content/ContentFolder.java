package dev.masthead.content;

import jakarta.validation.Validator;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A folder that holds a magazine: {@code magazine.yaml}, {@code articles/*.md} (in folders of their own, too), pictures
 * beside them. The README of this module is the reference of the format. Immutable, thread-safe.
 */
public final class ContentFolder {

    private final Path path;

    private ContentFolder(Path path) {
        this.path = path;
    }

    /**
     * Names a folder; nothing is read yet.
     *
     * @param path in any file system, a zip file's among them
     */
    public static ContentFolder at(Path path) {
        return new ContentFolder(path);
    }

    /**
     * Reads everything in it. A file with an error is reported and left out, the others are read: no content makes this
     * method throw.
     *
     * @param validator checks each article by the groups of {@link dev.masthead.core.Draft} and {@link
     *     dev.masthead.core.Publication}
     * @throws UncheckedIOException when the folder itself is not there or cannot be listed
     */
    public ContentReading read(Validator validator) {
        FolderTree tree = tree();
        return new FolderReader(tree, validator).read(tree.files());
    }

    FolderTree tree() {
        return new FolderTree(path);
    }

    @Override
    public String toString() {
        return "ContentFolder[" + path + "]";
    }
}
