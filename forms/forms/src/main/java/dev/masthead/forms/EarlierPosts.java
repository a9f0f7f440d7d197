package dev.masthead.forms;

import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import java.util.List;

/** Tells whether a post is stored already. */
final class EarlierPosts {

    private final RecordStore store;

    EarlierPosts(RecordStore store) {
        this.store = store;
    }

    /** Whether a submission has one of these values of the key {@code idempotency}. */
    boolean has(List<String> keys) {
        return keys.stream()
                .anyMatch(key -> !store.query(Query.of(Submissions.COLLECTION.name(), "by_idempotency")
                                .equal("idempotency", key)
                                .limit(1)
                                .build())
                        .records()
                        .isEmpty());
    }
}
