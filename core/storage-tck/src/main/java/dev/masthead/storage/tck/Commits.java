package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the writers of the reopen and crash groups commit. A writer's batches are numbered from 1, and each expects what
 * the one before left: so all that a store holds follows from how far each writer has come, and can be compared with it.
 *
 * <p>A batch writes two collections: it inserts an article and its note, deletes those that were inserted {@value #KEPT}
 * batches before and takes over their unique value, and replaces the writer's two counters.
 */
final class Commits {

    /** How many writers another process has. */
    static final int WRITERS = 8;

    /** One more: this process's own writer. */
    static final int ALL = WRITERS + 1;

    static final int OWN = WRITERS;
    static final List<CollectionSpec> COLLECTIONS = List.of(Collections.ARTICLES, Collections.NOTES);
    static final String ARTICLES = "articles";
    static final String NOTES = "notes";

    private static final int KEPT = 12;

    private Commits() {}

    static Batch batch(int writer, long number) {
        Batch.Builder batch = Batch.builder();
        if (number > KEPT) {
            batch.delete(ARTICLES, id(writer, number - KEPT), 1).delete(NOTES, id(writer, number - KEPT), 1);
        }
        return batch.insert(ARTICLES, id(writer, number), article(writer, number))
                .replace(ARTICLES, counterId(writer), number - 1, counter(writer, number))
                .insert(NOTES, id(writer, number), note(writer, number))
                .replace(NOTES, counterId(writer), number - 1, counter(writer, number))
                .build();
    }

    /** What there is of a writer in a collection when it has come so far. */
    static Map<String, StoredRecord> after(String collection, int writer, long number) {
        Map<String, StoredRecord> records = new TreeMap<>();
        for (long n = Math.max(1, number - KEPT + 1); n <= number; n++) {
            String payload = collection.equals(ARTICLES) ? article(writer, n) : note(writer, n);
            records.put(id(writer, n), new StoredRecord(id(writer, n), 1, payload));
        }
        if (number > 0) {
            String id = counterId(writer);
            records.put(id, new StoredRecord(id, number, counter(writer, number)));
        }
        return records;
    }

    /** Payloads that are there no longer, or not yet, when a writer has come so far. */
    static List<String> gone(String collection, int writer, long number) {
        boolean articles = collection.equals(ARTICLES);
        long before = number - KEPT;
        return List.of(
                articles ? article(writer, before) : note(writer, before),
                articles ? article(writer, number + 2) : note(writer, number + 2),
                counter(writer, number - 1),
                counter(writer, number + 2));
    }

    static String prefix(int writer) {
        return "w" + writer + "-";
    }

    static String counterId(int writer) {
        return prefix(writer) + "counter";
    }

    /** How far a writer had come when it wrote this counter. */
    static long number(String counter) {
        return ((KeyValue.Int) Sample.reading("score")
                        .keysOf(counter)
                        .values("score")
                        .iterator()
                        .next())
                .value();
    }

    static String counter(int writer, long number) {
        String value = "counter-" + writer + "-" + number;
        return Sample.of("section", "counters")
                .and("author", "counters")
                .and("score", number)
                .and("slug", value)
                .and("claim", value)
                .and("number", -number(writer, number))
                .payload();
    }

    private static String id(int writer, long number) {
        return prefix(writer) + number;
    }

    private static long number(int writer, long number) {
        return (writer + 1) * 1_000_000_000_000L + number;
    }

    private static String article(int writer, long number) {
        return Sample.of("section", "section" + writer)
                .and("title", "title " + number % 7)
                .and("score", number)
                .and("moment", KeyValue.of(Instant.EPOCH.plusSeconds(number / 2)))
                .and("slug", "slug-" + writer + "-" + number % KEPT)
                .and("number", number(writer, number))
                .and("tag", "all")
                .and("tag", "tag" + Math.floorMod(number, 3))
                .and("claim", "this-" + writer + "-" + number)
                .and("claim", "next-" + writer + "-" + number)
                .body("article " + number)
                .payload();
    }

    private static String note(int writer, long number) {
        return Sample.of("author", "author" + writer)
                .and("slug", "slug-" + writer + "-" + number % KEPT)
                .body("note " + number)
                .payload();
    }
}
