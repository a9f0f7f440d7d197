package dev.masthead.web;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An exception for the log: its classes and where they came from, never its messages, as they may quote a reader. */
final class Redacted {

    private static final int FRAMES = 12;

    private Redacted() {}

    static String of(Throwable thrown) {
        StringBuilder out = new StringBuilder();
        int causes = 0;
        for (Throwable t = thrown; t != null && causes < 5; t = t.getCause()) {
            out.append(causes++ == 0 ? "" : " <- ")
                    .append(t.getClass().getName())
                    .append(at(t));
        }
        return out.toString();
    }

    private static String at(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", " at ", ""));
    }
}
