package dev.masthead.core;

import java.util.Optional;

/** Where the pictures of articles are. Thread-safe. */
@FunctionalInterface
public interface MediaLibrary {

    /**
     * Finds a file by the hash of its content.
     *
     * @param hash lower-case hexadecimal digits
     * @return the file; empty when there is none
     */
    Optional<MediaFile> find(String hash);

    /** A library without files. */
    static MediaLibrary empty() {
        return hash -> Optional.empty();
    }
}
