package dev.masthead.storage.tck;

import dev.masthead.storage.tck.Conformance.Verdict;
import dev.masthead.storage.tck.Outcome.Status;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report for programs; the kit's README describes the format. */
final class ReportJson {

    private static final int FORMAT = 1;

    private ReportJson() {}

    static String of(Conformance conformance) {
        Map<String, String> counts = new TreeMap<>();
        for (Status status : Status.values()) {
            counts.put(status.text(), Long.toString(conformance.count(status)));
        }
        return "{\n\"format\": " + FORMAT
                + ",\n\"store\": " + text(conformance.store())
                + ",\n\"capabilities\": " + texts(conformance.observed().capabilities())
                + ",\n\"testClass\": " + text(conformance.testClass())
                + ",\n\"kit\": " + text(KitVersion.get())
                + ",\n\"seeds\": " + conformance.observed().seeds()
                + ",\n\"summary\": "
                + counts.entrySet().stream()
                        .map(count -> text(count.getKey()) + ": " + count.getValue())
                        .collect(Collectors.joining(", ", "{", "}"))
                + ",\n\"rules\": "
                + conformance.verdicts().stream()
                        .map(ReportJson::verdict)
                        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]"))
                + "\n}\n";
    }

    private static String verdict(Verdict verdict) {
        return "{\"number\": " + text(verdict.rule().number())
                + ", \"title\": " + text(verdict.rule().title())
                + ", \"status\": " + text(verdict.status().text())
                + ", \"reasons\": " + texts(verdict.reasons())
                + ", \"unseen\": " + text(verdict.rule().unseen())
                + ", \"tests\": "
                + verdict.tests().stream().map(ReportJson::test).collect(Collectors.joining(",\n    ", "[", "]"))
                + "}";
    }

    private static String test(Outcome test) {
        return "{\"group\": " + text(test.group()) + ", \"name\": " + text(test.name()) + ", \"status\": "
                + text(test.status().text()) + ", \"reason\": " + text(test.reason()) + "}";
    }

    private static String texts(Collection<?> values) {
        return values.stream().map(value -> text(value.toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Escapes what JSON asks for, and unpaired surrogates, which UTF-8 cannot carry. */
    static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = Character.isHighSurrogate(c)
                    ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                    : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || (Character.isSurrogate(c) && !paired)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
