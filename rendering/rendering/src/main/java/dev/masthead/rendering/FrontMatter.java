package dev.masthead.rendering;

import java.util.HexFormat;

/** Writes a YAML mapping whose texts are double-quoted scalars, so that no text is read as anything else. */
final class FrontMatter {

    private final StringBuilder out = new StringBuilder("---\n");

    FrontMatter text(String key, String value) {
        out.append(key).append(": ").append(quoted(value)).append('\n');
        return this;
    }

    /** A key whose values follow, each from {@link #item} or {@link #text} with an indented key. */
    FrontMatter key(String key) {
        out.append(key).append(":\n");
        return this;
    }

    FrontMatter item(String value) {
        out.append("  - ").append(quoted(value)).append('\n');
        return this;
    }

    String end() {
        return out.append("---\n").toString();
    }

    /** A YAML 1.2 double-quoted scalar on one line. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        Escape.htmlCharacters(text).codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                out.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
