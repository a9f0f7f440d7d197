package dev.masthead.content;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values of a map by key, in the shapes that authors write them; what does not fit is noted with its line. */
final class Fields {

    private static final Set<String> YES = Set.of("true", "yes", "on");
    private static final Set<String> NO = Set.of("false", "no", "off", "");

    private final Yaml.Mapping mapping;
    private final Notes notes;

    Fields(Yaml.Mapping mapping, Notes notes) {
        this.mapping = mapping;
        this.notes = notes;
    }

    /** Warns of the keys that mean nothing here. */
    Fields known(String... keys) {
        Set<String> known = new TreeSet<>(Arrays.asList(keys));
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                notes.warning(
                        entry.line(),
                        "the key '" + PlainText.cut(key, 60) + "' is not known; known are " + String.join(", ", known));
            }
        });
        return this;
    }

    int lineOf(String key) {
        Yaml.Entry entry = mapping.entries().get(key);
        return entry == null ? mapping.line() : entry.line();
    }

    Optional<Yaml> value(String key) {
        return Optional.ofNullable(mapping.entries().get(key))
                .map(Yaml.Entry::value)
                .filter(value ->
                        !(value instanceof Yaml.Scalar scalar && scalar.text().isBlank()));
    }

    /** A text of one line; empty when the key is missing. */
    String line(String key) {
        return value(key).map(value -> line(key, value)).orElse("");
    }

    Optional<String> optionalLine(String key) {
        return Optional.of(line(key)).filter(line -> !line.isEmpty());
    }

    /** The items of a list, or the parts of a text between commas. */
    List<Yaml> list(String key) {
        return value(key).map(this::items).orElse(List.of());
    }

    /** The items of a list, each a text of one line, or the parts of a text between commas. */
    List<String> lines(String key) {
        return list(key).stream()
                .map(item -> line(key, item))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    boolean flag(String key) {
        String word = line(key).toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            notes.error(lineOf(key), key + " is true or false");
        }
        return YES.contains(word);
    }

    Optional<Instant> moment(String key, ZoneId zone) {
        Optional<String> text = optionalLine(key);
        Optional<Instant> moment = text.flatMap(known -> Moments.parse(known, zone));
        if (text.isPresent() && moment.isEmpty()) {
            notes.error(
                    lineOf(key),
                    key + " is a moment like 2026-11-01T08:00:00Z, 2026-11-01 08:00 or 2026-11-01, not '"
                            + PlainText.cut(text.get(), 60) + "'");
        }
        return moment;
    }

    /** The fields of a map that stands in a list or under a key. */
    Fields inside(Yaml.Mapping inner) {
        return new Fields(inner, notes);
    }

    String line(String key, Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            return PlainText.line(scalar.text());
        }
        notes.error(value.line(), key + " is a text; write it on one line, in quotes when it has ': ' or brackets");
        return "";
    }

    private List<Yaml> items(Yaml value) {
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.items();
        }
        if (value instanceof Yaml.Scalar scalar) {
            return Stream.of(scalar.text().split(",", -1))
                    .<Yaml>map(part -> new Yaml.Scalar(part, scalar.line()))
                    .toList();
        }
        return List.of(value);
    }
}
