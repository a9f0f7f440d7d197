package dev.masthead.theme;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the templates write: one buffer of UTF-8, the only output class, so that its calls stay monomorphic. Values are
 * escaped for element content and quoted attributes alike. Not thread-safe.
 */
final class PageOutput implements HtmlTemplateOutput {

    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "cite", "data", "poster", "background", "ping");
    private static final Set<String> CODE = Set.of("script", "style");

    private static final byte[] AMPERSAND = ascii("&amp;");
    private static final byte[] LESS = ascii("&lt;");
    private static final byte[] GREATER = ascii("&gt;");
    private static final byte[] QUOTE = ascii("&#34;");
    private static final byte[] APOSTROPHE = ascii("&#39;");
    private static final byte[] RETURN = ascii("&#13;");

    private final Utf8Buffer buffer = new Utf8Buffer();
    private @Nullable String tag;
    private @Nullable String attribute;

    @Override
    public void setContext(@Nullable String tagName, @Nullable String attributeName) {
        tag = tagName;
        attribute = attributeName;
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        if (value == null) {
            return;
        }
        refuseCode();
        if (attribute != null && ADDRESSES.contains(attribute) && !isHarmless(value)) {
            return;
        }
        escape(value);
    }

    @Override
    public void writeUserContent(@Nullable Content content) {
        if (content != null) {
            content.writeTo(this);
        }
    }

    @Override
    public void writeContent(String text) {
        buffer.append(text, 0, text.length());
    }

    @Override
    public void writeContent(String text, int from, int to) {
        buffer.append(text, from, to);
    }

    @Override
    public void writeBinaryContent(byte[] encoded) {
        buffer.append(encoded);
    }

    byte[] toByteArray() {
        return buffer.toByteArray();
    }

    @Override
    public String toString() {
        return buffer.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** No escaping makes a value harmless inside code, so none is printed there. */
    private void refuseCode() {
        boolean code = attribute == null
                ? tag != null && CODE.contains(tag)
                : attribute.startsWith("on") || attribute.equals("style") || attribute.equals("srcdoc");
        if (code) {
            throw new IllegalStateException("A template prints a value into <" + tag + "> "
                    + (attribute == null ? "content" : attribute) + "; pass it in a data attribute instead");
        }
    }

    /** An address without a scheme, or with one that runs nothing. */
    private static boolean isHarmless(String address) {
        int end = 0;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            if (address.charAt(end) == ':') {
                return switch (address.substring(0, end).toLowerCase(Locale.ROOT)) {
                    case "http", "https", "mailto", "tel" -> true;
                    default -> false;
                };
            }
            end++;
        }
        return true;
    }

    /** Escapes and encodes in one pass: what means nothing goes over in runs. */
    private void escape(String value) {
        int length = value.length();
        int at = 0;
        while (at < length) {
            at = buffer.appendPlain(value, at);
            if (at < length) {
                int c = value.codePointAt(at);
                at += Character.charCount(c);
                append(c);
            }
        }
    }

    private void append(int c) {
        switch (c) {
            case '&' -> buffer.append(AMPERSAND);
            case '<' -> buffer.append(LESS);
            case '>' -> buffer.append(GREATER);
            case '"' -> buffer.append(QUOTE);
            case '\'' -> buffer.append(APOSTROPHE);
            case '\r' -> buffer.append(RETURN);
            default -> buffer.append(isAllowed(c) ? c : 0xFFFD);
        }
    }

    /** Whether an HTML document can hold the character; the buffer replaces lone surrogates itself. */
    private static boolean isAllowed(int c) {
        if (c < 0x20) {
            return c == '\n' || c == '\t' || c == '\f';
        }
        boolean control = c >= 0x7F && c <= 0x9F;
        boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !control && !nonCharacter;
    }
}
