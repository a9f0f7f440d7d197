package dev.masthead.rendering;

/** The one place where text becomes part of HTML, XML or a script data block. Stateless. */
public final class Escape {

    private Escape() {}

    /**
     * Escapes text for HTML, for element content and quoted attribute values alike. A character that HTML cannot hold
     * (NUL, other control characters, a lone surrogate, a non-character) becomes U+FFFD, and a carriage return a line
     * feed.
     */
    public static String html(String text) {
        return escaped(lines(text), true);
    }

    /**
     * Escapes text for XML 1.0, for element content and quoted attribute values alike. A character that XML 1.0 does not
     * allow is dropped.
     */
    public static String xml(String text) {
        return escaped(text, false);
    }

    /** The text with U+FFFD for each character that HTML cannot hold, not escaped. */
    static String htmlCharacters(String raw) {
        String text = lines(raw);
        if (text.codePoints().allMatch(Escape::isHtml)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> isHtml(c) ? c : 0xFFFD).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The text without the characters that XML 1.0 does not allow. */
    public static String xmlCharacters(String text) {
        if (text.codePoints().allMatch(Escape::isXml)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(Escape::isXml).forEach(out::appendCodePoint);
        return out.toString();
    }

    /**
     * Escapes a JSON document for a {@code <script type="application/ld+json">} element: neither the element nor a
     * comment can be opened or closed by it, and the JSON means the same.
     */
    public static String jsonInScript(String json) {
        return json.replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Runs that mean nothing are copied in one piece; most texts are one. */
    private static String escaped(String text, boolean replacing) {
        int length = text.length();
        int run = plainEnd(text, 0);
        if (run == length) {
            return text;
        }
        StringBuilder out = new StringBuilder(length + length / 8 + 16);
        int at = 0;
        while (at < length) {
            out.append(text, at, run);
            at = run;
            if (at < length) {
                int c = text.codePointAt(at);
                at += Character.charCount(c);
                append(c, replacing, out);
            }
            run = plainEnd(text, at);
        }
        return out.toString();
    }

    /** Behind a place, the first character that is worth a look. */
    private static int plainEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c >= '@'
                ? c < 0x7F || (c >= 0xA0 && c < Character.MIN_SURROGATE)
                : c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    }

    private static void append(int c, boolean replacing, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&#34;");
            case '\'' -> out.append("&#39;");
            default -> {
                if (replacing ? isHtml(c) : isXml(c)) {
                    out.appendCodePoint(c);
                } else if (replacing) {
                    out.append('\uFFFD');
                }
            }
        }
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static boolean isHtml(int c) {
        boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\f';
        boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !control && !nonCharacter && !(c >= 0xD800 && c <= 0xDFFF);
    }
}
