package dev.masthead.storage.jdbc;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a small store should hold, and batches that move it on. Immutable. */
record Press(int turn, SortedMap<String, StoredRecord> articles, SortedMap<String, StoredRecord> notes) {

    static final CollectionSpec NOTES = CollectionSpec.named("notes").build();

    /** As it was in the first version. */
    static final List<CollectionSpec> BEFORE = List.of(
            declared()
                    .keysOf(payload -> keys(payload).build())
                    .index("tagged", List.of("tag"))
                    .build(),
            NOTES);

    /** With keys and indexes that came later. */
    static final List<CollectionSpec> AFTER = List.of(
            declared()
                    .keysOf(payload -> keys(payload)
                            .add("place", field(payload, 3))
                            .addAll("claim", List.of(field(payload, 2).split(" ", -1)))
                            .build())
                    .key("place", KeyType.TEXT)
                    .uniqueManyValuedKey("claim", KeyType.TEXT)
                    .index("tagged", List.of("tag"), "rank")
                    .index("by_place", List.of("place"), "rank")
                    .index("claimed", List.of("claim"))
                    .build(),
            NOTES);

    static Press empty() {
        return new Press(0, new TreeMap<>(), new TreeMap<>());
    }

    private static CollectionSpec.Builder declared() {
        return CollectionSpec.named("articles")
                .uniqueKey("slug", KeyType.TEXT)
                .key("rank", KeyType.INTEGER)
                .manyValuedKey("tag", KeyType.TEXT)
                .index("by_slug", List.of("slug"))
                .index("by_rank", List.of(), "rank");
    }

    private static Keys.Builder keys(String payload) {
        return Keys.builder()
                .add("slug", field(payload, 0))
                .addAll("tag", List.of(field(payload, 1).split(" ", -1)))
                .add("rank", Long.parseLong(field(payload, 4)));
    }

    private static String field(String payload, int number) {
        return payload.split("\"", -1)[2 * number + 1];
    }

    /** Its slug and its claims are its own, its tags and its place are not. */
    static String payload(int name, int turn) {
        return String.format(
                "[\"s%d\",\"t%d common\",\"now%d next%d\",\"p%d\",\"%d\"]",
                name, turn % 2, name, name, turn % 3, turn % 4);
    }

    /**
     * A batch that goes through: the eldest article goes, the next one takes its unique values over, a new one comes; notes
     * likewise.
     */
    Batch next() {
        Batch.Builder batch = Batch.builder();
        if (articles.size() > 3) {
            batch.delete("articles", id(turn - 4), version(turn - 4))
                    .replace("articles", id(turn - 3), version(turn - 3), payload(eldest(), turn))
                    .replace("notes", id(turn - 1), 1, "{}")
                    .delete("notes", id(turn - 4), 2);
        } else if (turn > 0) {
            batch.replace("notes", id(turn - 1), 1, "{}");
        }
        return batch.insert("articles", id(turn), payload(turn, turn))
                .insert("notes", id(turn), "[]")
                .build();
    }

    /** The number in the unique values of the article that goes. */
    private int eldest() {
        return Integer.parseInt(field(article(turn - 4).payload(), 0).substring(1));
    }

    private StoredRecord article(int number) {
        StoredRecord found = articles.get(id(number));
        if (found == null) {
            throw new IllegalStateException("There is no article " + number);
        }
        return found;
    }

    private long version(int number) {
        return article(number).version();
    }

    /** Writes what is fine, and then expects a version that is not there. */
    Batch conflicting() {
        return Batch.builder()
                .insert("notes", "stray", "[]")
                .insert("articles", "stray", payload(turn, turn))
                .replace("articles", articles.lastKey(), 77, payload(turn + 1, turn))
                .build();
    }

    /** Writes what is fine, and then takes a slug that another article has. */
    Batch claiming() {
        String taken = field(article(turn - 1).payload(), 0).substring(1);
        return Batch.builder()
                .insert("notes", "stray", "[]")
                .insert("articles", "stray", payload(turn, turn))
                .insert("articles", "thief", payload(Integer.parseInt(taken), turn))
                .build();
    }

    /** A batch of one write, which needs no more than one statement. */
    Batch alone() {
        StoredRecord counter = notes.get("counter");
        return counter == null
                ? Batch.builder().insert("notes", "counter", "[]").build()
                : Batch.builder()
                        .replace("notes", "counter", counter.version(), "{}")
                        .build();
    }

    /** What is there when the batch of {@link #next} is. */
    Press moved() {
        return with(turn + 1, next());
    }

    /** What is there when the batch of {@link #alone} is. */
    Press counted() {
        return with(turn, alone());
    }

    private Press with(int newTurn, Batch batch) {
        Press moved = new Press(newTurn, new TreeMap<>(articles), new TreeMap<>(notes));
        for (Write write : batch.writes()) {
            SortedMap<String, StoredRecord> records = write.collection().equals("notes") ? moved.notes : moved.articles;
            if (write instanceof Write.Put put) {
                records.put(put.id(), new StoredRecord(put.id(), put.version(), put.payload()));
            } else {
                records.remove(write.id());
            }
        }
        return moved;
    }

    /** How many values the articles have of a many-valued key. */
    int values(CollectionSpec spec, String key) {
        List<Object> values = new ArrayList<>();
        articles.values()
                .forEach(article ->
                        values.addAll(spec.keysOf().keysOf(article.payload()).values(key)));
        return values.size();
    }

    private static String id(int number) {
        return String.format("a%06d", number);
    }
}
