package dev.masthead.content;

import static dev.masthead.content.PictureFormat.at;

/**
 * The size of a picture, from its header alone: nothing is decoded.
 *
 * @param width in pixels; 0 when the header does not say
 * @param height in pixels; 0 when the header does not say
 */
record PictureSize(int width, int height) {

    static final PictureSize UNKNOWN = new PictureSize(0, 0);

    /** Reads the header of a format other than SVG. */
    static PictureSize of(PictureFormat format, byte[] content) {
        PictureSize size = switch (format) {
            case PNG -> new PictureSize(big(content, 16, 4), big(content, 20, 4));
            case GIF -> new PictureSize(little(content, 6, 2), little(content, 8, 2));
            case JPEG -> jpeg(content);
            case WEBP -> webp(content);
            case AVIF -> avif(content);
            case SVG -> UNKNOWN;
        };
        return size.width > 0 && size.height > 0 ? size : UNKNOWN;
    }

    /** ITU T.81, B.1.1: markers up to the start of a frame. */
    private static PictureSize jpeg(byte[] content) {
        int at = 2;
        while (at + 9 < content.length && big(content, at, 1) == 0xFF) {
            int marker = big(content, at + 1, 1);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return new PictureSize(big(content, at + 7, 2), big(content, at + 5, 2));
            }
            at += marker == 0xFF ? 1 : 2 + Math.max(2, big(content, at + 2, 2));
        }
        return UNKNOWN;
    }

    /** RFC 9649: the lossy, the lossless and the extended header. */
    private static PictureSize webp(byte[] content) {
        if (at(content, 12, "VP8X")) {
            return new PictureSize(1 + little(content, 24, 3), 1 + little(content, 27, 3));
        }
        if (at(content, 12, "VP8L")) {
            int bits = little(content, 21, 4);
            return new PictureSize(1 + (bits & 0x3FFF), 1 + ((bits >>> 14) & 0x3FFF));
        }
        return new PictureSize(little(content, 26, 2) & 0x3FFF, little(content, 28, 2) & 0x3FFF);
    }

    /** ISO 23008-12: the largest of the sizes that the header names ({@code ispe}). */
    private static PictureSize avif(byte[] content) {
        PictureSize largest = UNKNOWN;
        for (int i = 0; i < Math.min(content.length, 8_192); i++) {
            if (at(content, i, "ispe") && big(content, i + 8, 4) > largest.width) {
                largest = new PictureSize(big(content, i + 8, 4), big(content, i + 12, 4));
            }
        }
        return largest;
    }

    private static int big(byte[] content, int offset, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = (value << 8) | unsigned(content, offset + i);
        }
        return value;
    }

    private static int little(byte[] content, int offset, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = (value << 8) | unsigned(content, offset + i);
        }
        return value;
    }

    private static int unsigned(byte[] content, int offset) {
        return offset < content.length ? content[offset] & 0xFF : 0;
    }
}
