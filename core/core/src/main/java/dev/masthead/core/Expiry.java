package dev.masthead.core;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records of a collection mean nothing any more: those whose instant is past for long enough. A {@link Courier}
 * removes them, see {@link Courier.Builder#expiry}. Immutable.
 */
public final class Expiry {

    private static final Duration LONGEST = Duration.ofDays(100_000);

    private final CollectionSpec collection;
    private final String index;
    private final Optional<OutboxEntry.State> state;
    private final Duration after;

    private Expiry(CollectionSpec collection, String index, Optional<OutboxEntry.State> state, Duration after) {
        if (after.isNegative() || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Records are kept for 0 to " + LONGEST.toDays() + " days, not for " + after);
        }
        this.collection = collection;
        this.index = index;
        this.state = state;
        this.after = after;
    }

    /**
     * Records that mean nothing some time after an instant of theirs.
     *
     * @param collection the store has it
     * @param index one of its indexes, without equality keys, in the order of that instant
     * @param after how long a record is kept after its instant, 0 to 100,000 days: longer than the clocks of two nodes may be
     *     apart
     * @throws IllegalArgumentException when there is no such index, or the time is out of bounds
     */
    public static Expiry of(CollectionSpec collection, String index, Duration after) {
        boolean ordered = collection
                .index(index)
                .filter(found -> found.equality().isEmpty())
                .flatMap(IndexSpec::order)
                .flatMap(collection::key)
                .map(KeySpec::type)
                .filter(type -> type == KeyType.INSTANT)
                .isPresent();
        if (!ordered) {
            throw new IllegalArgumentException("The collection " + collection.name() + " has no index " + index
                    + " without equality keys and in the order of an instant");
        }
        return new Expiry(collection, index, Optional.empty(), after);
    }

    /** Entries of the outbox that were delivered; no others, however old they are. */
    static Expiry ofDelivered(Duration after) {
        return new Expiry(Outbox.COLLECTION, "by_state", Optional.of(OutboxEntry.State.DELIVERED), after);
    }

    String collection() {
        return collection.name();
    }

    /** The oldest of them. */
    Query query(Instant now, int limit) {
        Query.Builder query =
                Query.of(collection.name(), index).to(now.minus(after)).limit(limit);
        state.ifPresent(wanted -> query.equal("state", wanted.key()));
        return query.build();
    }
}
