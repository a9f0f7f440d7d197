package dev.masthead.forms;

import dev.masthead.core.Expiry;
import dev.masthead.core.Json;
import dev.masthead.core.RecordStores;
import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Where claims are kept. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("claims")
            .key("until", KeyType.INSTANT)
            .index("by_until", List.of(), "until")
            .keysOf(Claims::keysOf)
            .build();

    /**
     * What means nothing any more, for {@link dev.masthead.core.Courier.Builder#expiry}; an hour later, as nodes' clocks differ.
     */
    public static final Expiry EXPIRY = Expiry.of(COLLECTION, "by_until", Duration.ofHours(1));

    private static final JsonMapper MAPPER = Json.strict();

    private final RecordStore store;

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
    boolean take(String id, String owner, Instant until) {
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
