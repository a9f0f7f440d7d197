package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.stream.Collectors;

/** Writes calls and results down as a store's author would write them in Java. */
final class Spelling {

    private static final int LONGEST = 160;

    private Spelling() {}

    static String of(Step step) {
        if (step instanceof Step.Commit commit) {
            return "store.commit(" + of(commit.batch()) + ")";
        }
        if (step instanceof Step.Get get) {
            return "store.get(" + quoted(get.collection()) + ", " + quoted(get.id()) + ")";
        }
        if (step instanceof Step.Find find) {
            return "store.query(" + of(find.query()) + ")" + (find.allPages() ? ", then every next page" : "");
        }
        if (step instanceof Step.Count count) {
            return "store.count(" + of(count.query()) + ", " + count.atMost() + ")";
        }
        return "store.close(), and opened again without the keys and indexes "
                + ((Step.Reopen) step).shape().without();
    }

    static String of(Batch batch) {
        return "Batch.builder()" + batch.writes().stream().map(Spelling::of).collect(Collectors.joining()) + ".build()";
    }

    private static String of(Write write) {
        String record = quoted(write.collection()) + ", " + quoted(write.id()) + ", ";
        if (!(write instanceof Write.Put put)) {
            return ".delete(" + record + write.expectedVersion() + ")";
        }
        String payload = quoted(put.payload());
        if (put.version() != put.expectedVersion() + 1) {
            return ".add(new Write.Put(" + record + payload + ", " + put.expectedVersion() + ", " + put.version()
                    + "))";
        }
        return put.expectedVersion() == Write.ABSENT
                ? ".insert(" + record + payload + ")"
                : ".replace(" + record + put.expectedVersion() + ", " + payload + ")";
    }

    static String of(Query query) {
        StringBuilder text =
                new StringBuilder("Query.of(" + quoted(query.collection()) + ", " + quoted(query.index()) + ")");
        query.equality().forEach((key, value) -> text.append(".equal(" + quoted(key) + ", " + of(value) + ")"));
        query.from().ifPresent(value -> text.append(".from(" + of(value) + ")"));
        query.to().ifPresent(value -> text.append(".to(" + of(value) + ")"));
        query.after().ifPresent(cursor -> text.append(".after(" + of(cursor) + ")"));
        if (query.direction() == Query.Direction.DESCENDING) {
            text.append(".descending()");
        }
        return text.append(".limit(" + query.limit() + ")").toString();
    }

    private static String of(Cursor cursor) {
        return "new Cursor("
                + cursor.order().map(value -> "Optional.of(" + of(value) + ")").orElse("Optional.empty()") + ", "
                + quoted(cursor.id()) + ")";
    }

    static String of(KeyValue value) {
        if (value instanceof KeyValue.Text text) {
            return "KeyValue.of(" + quoted(text.text()) + ")";
        }
        if (value instanceof KeyValue.Int number) {
            return "KeyValue.of(" + number.value() + "L)";
        }
        return "KeyValue.of(Instant.parse(\"" + ((KeyValue.Time) value).instant() + "\"))";
    }

    static String of(List<StoredRecord> records) {
        return records.stream()
                .map(record -> quoted(record.id()) + " v" + record.version())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static String of(StoredRecord record) {
        return quoted(record.id()) + " v" + record.version() + " " + quoted(record.payload());
    }

    /** A text as Java writes it: in ASCII, and not all of a long one. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(LONGEST, text.length()); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04X", (int) c));
            } else {
                quoted.append(c);
            }
        }
        quoted.append('"');
        return text.length() <= LONGEST ? quoted.toString() : quoted + " and " + (text.length() - LONGEST) + " more";
    }
}
