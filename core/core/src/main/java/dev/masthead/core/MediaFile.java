package dev.masthead.core;

import java.io.IOException;
import java.io.InputStream;

/** One file of a {@link MediaLibrary}: its content never changes, as its hash is its name. Thread-safe. */
public interface MediaFile {

    /** Lower-case hexadecimal digits of the content's SHA-256, 16 to 64 of them. */
    String hash();

    /** The file's own name, for people, for example {@code night-ferry.svg}. */
    String name();

    /** The media type, for example {@code image/png}. */
    String type();

    /** The length in bytes. */
    long length();

    /**
     * Opens the content from its first byte.
     *
     * @return to be closed by the caller
     * @throws IOException when the file cannot be read any more
     */
    InputStream open() throws IOException;
}
