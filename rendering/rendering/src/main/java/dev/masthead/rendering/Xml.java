package dev.masthead.rendering;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes well-formed XML 1.0 to a character sink. Not thread-safe. */
final class Xml {

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();

    Xml(Appendable out) throws IOException {
        this.out = out;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    /** Opens an element; attributes are names and values in turn. */
    Xml open(String name, String... attributes) throws IOException {
        start(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Closes the element opened last. */
    Xml close() throws IOException {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element with text. */
    Xml leaf(String name, String text, String... attributes) throws IOException {
        open(name, attributes);
        out.append(Escape.xml(text));
        return close();
    }

    /** An element without content. */
    Xml empty(String name, String... attributes) throws IOException {
        start(name, attributes);
        out.append("/>\n");
        return this;
    }

    private void start(String name, String... attributes) throws IOException {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(Escape.xml(attributes[i + 1]));
            out.append('"');
        }
    }
}
