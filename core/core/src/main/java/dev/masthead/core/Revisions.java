package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What articles once were: each version that was stored, committed together with the change that made it. Thread-safe.
 */
public final class Revisions {

    /** Where they are kept. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("revisions")
            .key("article", KeyType.TEXT)
            .key("number", KeyType.INTEGER)
            .index("of_article", List.of("article"), "number")
            .keysOf(Revisions::keysOf)
            .build();

    private static final int MOST_AT_ONCE = 200;
    private static final JsonMapper JSON = Json.strict();

    private final RecordStore store;

    Revisions(RecordStore store) {
        this.store = store;
    }

    /**
     * The revisions of an article, newest first.
     *
     * @param article its id
     * @param limit 1 to {@link Query#MAX_LIMIT}; each holds a whole article
     * @param before the number above those that are wanted; empty for the newest
     */
    public List<Revision> of(String article, int limit, Optional<Long> before) {
        Query.Builder query = Query.of(COLLECTION.name(), "of_article")
                .equal("article", article)
                .descending()
                .limit(limit);
        before.ifPresent(number -> query.to(KeyValue.of(number)));
        return store.query(query.build()).records().stream()
                .map(Revisions::read)
                .toList();
    }

    /**
     * One revision.
     *
     * @param article its id
     * @param number the version that it had
     */
    public Optional<Revision> find(String article, long number) {
        return store.get(COLLECTION.name(), idOf(article, number)).map(Revisions::read);
    }

    /**
     * Removes the oldest revisions of an article, a bounded batch at a time.
     *
     * @param article its id
     * @param keep how many of the newest stay, 0 or more
     * @return how many were removed
     */
    public int prune(String article, int keep) {
        List<Revision> newest = keep == 0 ? List.of() : of(article, keep, Optional.empty());
        if (newest.size() < keep) {
            return 0;
        }
        long oldestKept =
                newest.isEmpty() ? Long.MAX_VALUE : newest.get(keep - 1).number();
        int removed = 0;
        List<StoredRecord> old;
        do {
            old = older(article, oldestKept);
            if (!old.isEmpty()) {
                Batch.Builder batch = Batch.builder();
                old.forEach(record -> batch.delete(COLLECTION.name(), record.id(), record.version()));
                RecordStores.commit(store, batch.build());
                removed += old.size();
            }
        } while (old.size() == MOST_AT_ONCE);
        return removed;
    }

    private List<StoredRecord> older(String article, long number) {
        return store.query(Query.of(COLLECTION.name(), "of_article")
                        .equal("article", article)
                        .to(KeyValue.of(number))
                        .limit(MOST_AT_ONCE)
                        .build())
                .records();
    }

    static Write write(Revision revision) {
        return new Write.Put(
                COLLECTION.name(),
                idOf(revision.article().id(), revision.number()),
                JSON.writeValueAsString(revision),
                Write.ABSENT);
    }

    private static Revision read(StoredRecord record) {
        Revision stored = JSON.readValue(record.payload(), Revision.class);
        Article article = stored.article().toBuilder().version(stored.number()).build();
        return new Revision(stored.number(), stored.at(), stored.kind(), stored.by(), article);
    }

    private static String idOf(String article, long number) {
        return article + ":" + String.format(Locale.ROOT, "%016d", number);
    }

    private static Keys keysOf(String payload) {
        JsonNode node = JSON.readTree(payload);
        return Keys.builder()
                .add("article", node.path("article").path("id").asString(""))
                .add("number", node.path("number").longValue())
                .build();
    }
}
