package dev.masthead.content;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An article's file in its two parts.
 *
 * @param front the front matter; without keys when the file has none
 * @param body Markdown
 * @param bodyLine the line where the body starts, from 1
 */
record Manuscript(Yaml.Mapping front, String body, int bodyLine) {

    /** Decodes a file: UTF-8, with or without a byte order mark, lines ending in LF, CR LF or CR. */
    static String decode(byte[] bytes) throws Refusal {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw new Refusal(1 + newlines(PlainText.lines(text)), "is not UTF-8 from this line on; save it as UTF-8");
        }
        return PlainText.lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** Splits a decoded file. */
    static Manuscript of(String text) throws Refusal {
        checkLines(text);
        if (!isFence(lineAt(text, 0), "---")) {
            return new Manuscript(new Yaml.Mapping(Map.of(), 1), text, 1);
        }
        int start = text.indexOf('\n') + 1;
        int line = 2;
        for (int at = start; start > 0 && at < text.length(); at = next(text, at), line++) {
            String here = lineAt(text, at);
            if (isFence(here, "---") || isFence(here, "...")) {
                return new Manuscript(
                        YamlReader.read(text.substring(start, at), 2), text.substring(next(text, at)), line + 1);
            }
        }
        throw new Refusal(1, "the front matter is not closed; put a line of three hyphens after it");
    }

    private static void checkLines(String text) throws Refusal {
        int line = 1;
        int signs = 0;
        for (int at = 0; at < text.length(); at = next(text, at), line++) {
            if (next(text, at) - at > Limits.LINE) {
                throw new Refusal(line, "the line is longer than " + Limits.LINE + " characters; break it");
            }
            signs += signs(text, at);
            if (signs > Limits.SIGNS) {
                throw new Refusal(line, "the file has more than " + Limits.SIGNS + " signs of markup; split it");
            }
            if (line > Limits.LINES) {
                throw new Refusal(line, "the file has more than " + Limits.LINES + " lines; split it");
            }
        }
    }

    /** How many signs of a line become an object each in the parser's memory. */
    private static int signs(String text, int at) {
        int signs = 0;
        int end = next(text, at);
        for (int i = at; i < end; i++) {
            signs += "[]*_~!`<&\\".indexOf(text.charAt(i)) < 0 ? 0 : 1;
        }
        return signs;
    }

    private static boolean isFence(String line, String fence) {
        return line.stripTrailing().equals(fence);
    }

    private static String lineAt(String text, int at) {
        int end = text.indexOf('\n', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    private static int next(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
