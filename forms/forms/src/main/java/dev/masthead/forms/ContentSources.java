package dev.masthead.forms;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page may load from elsewhere, as sources of a Content-Security-Policy. Immutable.
 *
 * @param script for {@code script-src}
 * @param frame for {@code frame-src}
 * @param connect for {@code connect-src}
 * @param style for {@code style-src}
 */
public record ContentSources(List<String> script, List<String> frame, List<String> connect, List<String> style) {

    /** Nothing. */
    public static final ContentSources NONE = new ContentSources(List.of(), List.of(), List.of(), List.of());

    private static final Pattern SOURCE = Pattern.compile("https?://[A-Za-z0-9.*-]+(:\\d{1,5})?");

    /** Copies the lists; each source is a host with its scheme, for example {@code https://js.example}. */
    public ContentSources {
        script = List.copyOf(script);
        frame = List.copyOf(frame);
        connect = List.copyOf(connect);
        style = List.copyOf(style);
        Stream.of(script, frame, connect, style).flatMap(List::stream).forEach(ContentSources::check);
    }

    private static void check(String source) {
        if (!SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException(
                    "A source is a scheme and a host, for example https://js.example; this is '" + source + "'");
        }
    }
}
