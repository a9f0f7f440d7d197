package dev.masthead.content;

import java.util.Arrays;
import java.util.stream.IntStream;

/** HTML that is being written, and which line of the file each part of it comes from; bounded in length. */
final class Markup {

    private final StringBuilder html = new StringBuilder();
    private final int longest;
    private int[] offsets = new int[64];
    private int[] lines = new int[64];
    private int count;
    private int[] breaks = {};
    private boolean counted;

    Markup(int longest) {
        this.longest = longest;
    }

    /** What follows comes from this line. */
    void from(int line) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            lines = Arrays.copyOf(lines, count * 2);
        }
        offsets[count] = html.length();
        lines[count++] = line;
    }

    /** Appends markup. */
    void raw(String markup) {
        if (!isFull()) {
            html.append(markup);
        }
    }

    /** Appends text or a double-quoted attribute's value. */
    void text(String text) {
        for (int i = 0; i < text.length() && !isFull(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }

    boolean isFull() {
        return html.length() > longest;
    }

    /** The line for an offset in the HTML: that of the part it lies in, and the line breaks up to it. */
    int lineAt(int offset) {
        int at = Arrays.binarySearch(offsets, 0, count, offset);
        int part = at >= 0 ? lastOfSame(at) : -at - 2;
        if (part < 0) {
            return 1;
        }
        int breaks = breaksBefore(offset) - breaksBefore(offsets[part]);
        return lines[part] + breaks;
    }

    private int breaksBefore(int offset) {
        if (!counted) {
            counted = true;
            breaks = IntStream.range(0, html.length())
                    .filter(i -> html.charAt(i) == '\n')
                    .toArray();
        }
        int at = Arrays.binarySearch(breaks, offset);
        return at >= 0 ? at : -at - 1;
    }

    private int lastOfSame(int at) {
        int last = at;
        while (last + 1 < count && offsets[last + 1] == offsets[at]) {
            last++;
        }
        return last;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
