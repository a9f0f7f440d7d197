package dev.masthead.content;

import dev.masthead.core.MediaFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A picture of a content folder; it is served only while the file is the one that was read. Thread-safe. */
final class FolderPicture implements MediaFile {

    private final Path path;
    private final String hash;
    private final PictureFormat format;
    private final PictureSize size;
    private final long length;
    private volatile Stamp stamp;

    private FolderPicture(Path path, String hash, PictureFormat format, PictureSize size, long length, Stamp stamp) {
        this.path = path;
        this.hash = hash;
        this.format = format;
        this.size = size;
        this.length = length;
        this.stamp = stamp;
    }

    /** Reads a file whole: its hash and its header. */
    static FolderPicture read(Path path, Stamp stamp) throws Refusal {
        PictureFormat format = PictureFormat.ofName(path.getFileName().toString())
                .orElseThrow(() -> new Refusal(1, "is not a picture; use png, jpg, gif, webp, avif or svg"));
        if (stamp.length() > Limits.PICTURE_BYTES) {
            throw new Refusal(1, "is larger than " + (Limits.PICTURE_BYTES >> 20) + " MiB; make it smaller");
        }
        try {
            byte[] content = Files.readAllBytes(path);
            if (!format.matches(content)) {
                throw new Refusal(1, "is not what its extension says; save it again as " + format.type());
            }
            PictureSize size =
                    format == PictureFormat.SVG ? SvgFile.read(content).size() : PictureSize.of(format, content);
            return new FolderPicture(path, hashOf(content), format, size, content.length, stamp);
        } catch (IOException e) {
            throw new Refusal(1, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    PictureSize size() {
        return size;
    }

    Path path() {
        return path;
    }

    /** Whether the file still has the content of the hash; read again only when its stamp has changed. */
    boolean isCurrent() {
        Optional<Stamp> now = Stamp.of(path);
        if (now.filter(stamp::equals).isPresent()) {
            return true;
        }
        if (now.isEmpty() || now.get().length() != length) {
            return false;
        }
        try {
            boolean same = hashOf(Files.readAllBytes(path)).equals(hash);
            stamp = same ? now.get() : stamp;
            return same;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public String hash() {
        return hash;
    }

    /** The file's name in letters, digits, dots and hyphens. */
    @Override
    public String name() {
        String raw = path.getFileName().toString();
        int dot = raw.lastIndexOf('.');
        String stem = PlainText.line(raw.substring(0, dot))
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String shorter = stem.length() > 100 ? stem.substring(0, 100) : stem;
        return (shorter.isEmpty() ? "picture" : shorter) + raw.substring(dot).toLowerCase(Locale.ROOT);
    }

    @Override
    public String type() {
        return format.type();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() throws IOException {
        if (!isCurrent()) {
            throw new NoSuchFileException(name(), null, "the picture has changed since it was read");
        }
        return Files.newInputStream(path);
    }

    private static String hashOf(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
