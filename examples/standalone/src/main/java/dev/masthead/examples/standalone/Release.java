package dev.masthead.examples.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** What is deployed, told by the jar's own bytes: the same on each node that runs the same jar, and after a restart. */
final class Release {

    private Release() {}

    /** Empty when it runs from classes, which somebody is changing. */
    static Optional<String> name() {
        CodeSource source = Release.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? Optional.of(Long.toHexString(checksum(jar))) : Optional.empty();
        } catch (URISyntaxException | IOException | IllegalArgumentException notAFile) {
            return Optional.empty();
        }
    }

    private static long checksum(Path jar) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), checksum)) {
            byte[] buffer = new byte[64 * 1024];
            while (in.read(buffer) >= 0) {
                // Only the sum is of interest.
            }
        }
        return checksum.getValue();
    }
}
