package dev.masthead.rendering;

import java.util.Objects;

/** A file of a theme: a style sheet, a script, a font. Immutable. */
public final class Asset {

    private final String name;
    private final String contentType;
    private final byte[] bytes;

    /**
     * Takes a file.
     *
     * @param name its name with an extension, for example {@code magazine.css}; letters, digits, dots and hyphens
     * @param contentType its media type, with the charset for text
     * @param bytes its content, copied
     */
    public Asset(String name, String contentType, byte[] bytes) {
        if (!name.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[a-z0-9]+")) {
            throw new IllegalArgumentException(
                    "An asset's name is made of letters, digits and hyphens and has an extension, for example"
                            + " 'magazine.css'; this one is '" + name + "'");
        }
        this.name = name;
        this.contentType = Objects.requireNonNull(contentType, "contentType");
        this.bytes = bytes.clone();
    }

    /** Its name with its extension; unique in the theme. */
    public String name() {
        return name;
    }

    /** Its media type. */
    public String contentType() {
        return contentType;
    }

    /** A copy of its content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "Asset[" + name + ", " + bytes.length + " bytes]";
    }
}
