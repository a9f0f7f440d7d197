package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often something may be done for one person in a time, over all nodes and restarts. Thread-safe. Whoever it is about
 * is known by a keyed hash only.
 */
public final class Quota {

    /** Where it is counted. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("quotas")
            .key("expires_at", KeyType.INSTANT)
            .index("by_expiry", List.of(), "expires_at")
            .keysOf(payload -> Keys.builder()
                    .add(
                            "expires_at",
                            Instant.parse(Mapper.JSON
                                    .readTree(payload)
                                    .path("expiresAt")
                                    .asString("")))
                    .build())
            .build();

    /** What has run out, for {@link Courier.Builder#expiry}; an hour later, as nodes' clocks differ. */
    public static final Expiry EXPIRY = Expiry.of(COLLECTION, "by_expiry", Duration.ofHours(1));

    private static final int MAX_ATTEMPTS = 100;

    private final RecordStore store;
    private final InstantSource clock;
    private final int most;
    private final Duration window;

    /**
     * A quota in a store.
     *
     * @param store has {@link #COLLECTION}
     * @param clock tells now; the clocks of several nodes may differ a little
     * @param most how often, 1 or more
     * @param window in which time, sliding
     */
    public Quota(RecordStore store, InstantSource clock, int most, Duration window) {
        if (most < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A quota is once or more in some time");
        }
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.most = most;
        this.window = window;
    }

    /**
     * Takes one, and keeps it taken: asking again with the same use takes nothing more.
     *
     * @param hash whom it is about, see {@link ServerSecret#hmac}
     * @param use what it is taken for: an id
     * @return whether there was one left
     * @throws dev.masthead.spi.StoreException when it cannot be known
     */
    public boolean take(String hash, String use) {
        for (int attempt = 1; ; attempt++) {
            Instant now = clock.instant();
            Optional<StoredRecord> record = store.get(COLLECTION.name(), hash);
            Map<String, Instant> uses = record.map(this::read).orElseGet(LinkedHashMap::new);
            uses.values().removeIf(at -> !at.plus(window).isAfter(now));
            if (uses.containsKey(use)) {
                return true;
            }
            if (uses.size() >= most) {
                return false;
            }
            uses.put(use, now.truncatedTo(ChronoUnit.MICROS));
            try {
                long version = record.map(StoredRecord::version).orElse(Write.ABSENT);
                Write put = new Write.Put(COLLECTION.name(), hash, write(uses, now), version);
                RecordStores.commit(store, new Batch(List.of(put)));
                return true;
            } catch (ConflictException somebodyElseTookOne) {
                if (attempt == MAX_ATTEMPTS) {
                    throw somebodyElseTookOne;
                }
            }
        }
    }

    private Map<String, Instant> read(StoredRecord record) {
        Map<String, Instant> uses = new LinkedHashMap<>();
        JsonNode node = Mapper.JSON.readTree(record.payload());
        node.path("uses")
                .properties()
                .forEach(use ->
                        uses.put(use.getKey(), Instant.parse(use.getValue().asString(""))));
        return uses;
    }

    private String write(Map<String, Instant> uses, Instant now) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("expiresAt", now.plus(window).truncatedTo(ChronoUnit.MICROS).toString());
        ObjectNode entries = node.putObject("uses");
        uses.forEach((use, at) -> entries.put(use, at.toString()));
        return Mapper.JSON.writeValueAsString(node);
    }

    /** Made before the collection that uses it. */
    private static final class Mapper {
        private static final JsonMapper JSON = Json.strict();
    }
}
