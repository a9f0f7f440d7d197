package dev.masthead.content;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The kinds of pictures that are served, told by their first bytes. */
enum PictureFormat {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg|jpeg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    AVIF("image/avif", "avif"),
    SVG("image/svg+xml", "svg");

    private final String type;
    private final String extensions;

    PictureFormat(String type, String extensions) {
        this.type = type;
        this.extensions = extensions;
    }

    String type() {
        return type;
    }

    /** The format that a file's name promises. */
    static Optional<PictureFormat> ofName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (PictureFormat format : values()) {
            if (extension.matches(format.extensions)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether the content is of this format; for SVG its reader decides. */
    boolean matches(byte[] content) {
        return switch (this) {
            case PNG -> at(content, 0, "\u0089PNG\r\n\u001a\n");
            case JPEG -> at(content, 0, "\u00ff\u00d8\u00ff");
            case GIF -> at(content, 0, "GIF87a") || at(content, 0, "GIF89a");
            case WEBP -> at(content, 0, "RIFF") && at(content, 8, "WEBPVP8");
            case AVIF -> at(content, 4, "ftypavif") || at(content, 4, "ftypavis");
            case SVG -> true;
        };
    }

    static boolean at(byte[] content, int offset, String latin) {
        byte[] wanted = latin.getBytes(StandardCharsets.ISO_8859_1);
        if (offset < 0 || content.length - offset < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (content[offset + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
