package dev.masthead.forms;

import dev.masthead.core.Json;
import dev.masthead.core.RecordStores;
import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was used up, each by one post: the store decides, so it holds on every node and after a restart. Thread-safe.
 *
 * <p>A claim belongs to the post that took it, not to one attempt to send it: when the submission could not be stored, the same
 * post may come again with the same claim.
 */
public final class Claims {

    /** Where claims are kept, until they mean nothing any more. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("claims")
            .key("until", KeyType.INSTANT)
            .index("by_until", List.of(), "until")
            .keysOf(Claims::keysOf)
            .build();

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
    private static final JsonMapper MAPPER = Json.strict();
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
    private static final int MOST_PURGED = 500;

    private final RecordStore store;
    private final AtomicReference<Instant> nextPurge = new AtomicReference<>(Instant.MIN);

    Claims(RecordStore store) {
        this.store = store;
    }

    /**
     * Takes a claim for a post.
     *
     * @param id of the claim
     * @param owner the identity of the post
     * @param until when it may be forgotten
     * @return false when another post has it
     */
    boolean take(String id, String owner, Instant until, Instant now) {
        purge(now);
        try {
            RecordStores.commit(
                    store,
                    Batch.builder()
                            .insert(COLLECTION.name(), id, payload(owner, until))
                            .build());
            return true;
        } catch (ConflictException taken) {
            return store.get(COLLECTION.name(), id)
                    .map(record -> MAPPER.readTree(record.payload()))
                    .filter(claim -> claim.path("owner").asString("").equals(owner))
                    .isPresent();
        }
    }

    /** Forgets some of what has had its time, now and then; that it failed is no reader's concern. */
    private void purge(Instant now) {
        Instant due = nextPurge.get();
        if (now.isBefore(due) || !nextPurge.compareAndSet(due, now.plus(BETWEEN_PURGES))) {
            return;
        }
        try {
            Batch.Builder batch = Batch.builder();
            List<StoredRecord> old = old(now);
            old.forEach(record -> batch.delete(COLLECTION.name(), record.id(), record.version()));
            if (!old.isEmpty()) {
                store.commit(batch.build());
            }
        } catch (ConflictException anotherNodeWasFirst) {
            LOG.debug("masthead.claims.purged-elsewhere");
        } catch (StoreException e) {
            LOG.warn("masthead.claims.not-purged cause={}", e.getClass().getName());
        }
    }

    private List<StoredRecord> old(Instant now) {
        return store
                .query(Query.of(COLLECTION.name(), "by_until")
                        .limit(MOST_PURGED)
                        .build())
                .records()
                .stream()
                .filter(record -> until(MAPPER.readTree(record.payload())).isBefore(now))
                .toList();
    }

    private static String payload(String owner, Instant until) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("owner", owner);
        node.put("until", until.toString());
        return MAPPER.writeValueAsString(node);
    }

    private static Instant until(JsonNode claim) {
        return Instant.parse(claim.path("until").asString(""));
    }

    private static Keys keysOf(String payload) {
        return Keys.builder().add("until", until(MAPPER.readTree(payload))).build();
    }
}
