package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@link LogFileStore} holds in memory: the records, and who owns which unique value. Not thread-safe. */
final class LogRecords {

    private record Place(String collection, String id) {}

    private record Claim(String collection, String key, KeyValue value) {}

    private record Entry(Cursor position, StoredRecord record) {}

    private static final Comparator<Cursor> ASCENDING = Comparator.<Cursor, KeyValue>comparing(
                    cursor -> cursor.order().orElse(KeyValue.of(0)))
            .thenComparing(Cursor::id, KeyValue.utf8Order());

    private final Map<String, CollectionSpec> collections = new HashMap<>();
    private final Map<Place, StoredRecord> records = new HashMap<>();
    private final Map<Claim, Place> owners = new HashMap<>();

    LogRecords(List<CollectionSpec> declared) {
        declared.forEach(spec -> collections.put(spec.name(), spec));
    }

    /** Takes over what was committed once, without looking at it. */
    void replay(Batch batch) {
        for (Write write : batch.writes()) {
            Place place = new Place(write.collection(), write.id());
            if (write instanceof Write.Put put) {
                records.put(place, new StoredRecord(put.id(), put.version(), put.payload()));
            } else {
                records.remove(place);
            }
        }
    }

    /** Claims the unique values of all records that were replayed. */
    void index() {
        records.forEach((place, record) -> {
            CollectionSpec spec = collections.get(place.collection());
            if (spec != null) {
                for (Claim claim : claims(spec, record.payload())) {
                    if (owners.put(claim, place) != null) {
                        throw new DuplicateKeyException(spec.name(), claim.key());
                    }
                }
            }
        });
    }

    Optional<StoredRecord> get(String collection, String id) {
        return Optional.ofNullable(records.get(new Place(spec(collection).name(), id)));
    }

    Page query(Query query) {
        List<Entry> found = entries(query).limit(query.limit() + 1L).toList();
        boolean more = found.size() > query.limit();
        List<Entry> page = more ? found.subList(0, query.limit()) : found;
        return new Page(
                page.stream().map(Entry::record).toList(),
                more ? Optional.of(page.get(page.size() - 1).position()) : Optional.empty());
    }

    long count(Query query, int atMost) {
        return entries(query).limit(atMost).count();
    }

    /** Checks a batch against what is there; gives what is to be done once it is on disk. */
    Runnable prepare(Batch batch) {
        batch.writes().forEach(this::checkVersion);
        Map<Place, Optional<StoredRecord>> written = new LinkedHashMap<>();
        Map<Claim, Optional<Place>> claimed = new LinkedHashMap<>();
        for (Write write : batch.writes()) {
            CollectionSpec spec = spec(write.collection());
            Place place = new Place(write.collection(), write.id());
            Optional<StoredRecord> before = Optional.ofNullable(records.get(place));
            before.ifPresent(old -> claims(spec, old.payload()).forEach(claim -> claimed.put(claim, Optional.empty())));
            Optional<StoredRecord> after = Optional.empty();
            if (write instanceof Write.Put put) {
                for (Claim claim : claims(spec, put.payload())) {
                    if (claimed.getOrDefault(claim, Optional.ofNullable(owners.get(claim)))
                            .isPresent()) {
                        throw new DuplicateKeyException(spec.name(), claim.key());
                    }
                    claimed.put(claim, Optional.of(place));
                }
                after = Optional.of(new StoredRecord(put.id(), put.version(), put.payload()));
            }
            written.put(place, after);
        }
        return () -> {
            written.forEach((place, record) -> records.compute(place, (p, old) -> record.orElse(null)));
            claimed.forEach((claim, owner) -> owners.compute(claim, (c, old) -> owner.orElse(null)));
        };
    }

    /** For all writes before anything else: a conflict counts more than a duplicate. */
    private void checkVersion(Write write) {
        Place place = new Place(spec(write.collection()).name(), write.id());
        long version = Optional.ofNullable(records.get(place))
                .map(StoredRecord::version)
                .orElse(Write.ABSENT);
        if (version != write.expectedVersion()) {
            throw new ConflictException(write.collection(), write.id(), write.expectedVersion(), version);
        }
    }

    private static List<Claim> claims(CollectionSpec spec, String payload) {
        List<Claim> claims = new ArrayList<>();
        Keys keys = spec.keysOf().keysOf(payload);
        for (KeySpec key : spec.keys()) {
            if (key.unique()) {
                keys.values(key.name()).forEach(value -> claims.add(new Claim(spec.name(), key.name(), value)));
            }
        }
        return claims;
    }

    private Stream<Entry> entries(Query query) {
        CollectionSpec spec = spec(query.collection());
        IndexSpec index = query.check(spec);
        Comparator<Cursor> order = query.direction() == Query.Direction.ASCENDING ? ASCENDING : ASCENDING.reversed();
        return records.entrySet().stream()
                .filter(found -> found.getKey().collection().equals(spec.name()))
                .flatMap(found -> entry(query, index, spec, found.getValue()).stream())
                .filter(entry -> query.after().stream().allMatch(after -> order.compare(entry.position(), after) > 0))
                .sorted(Comparator.comparing(Entry::position, order));
    }

    /** Where a record is in the index, if it is in the stretch that a query asks for. */
    private static Optional<Entry> entry(Query query, IndexSpec index, CollectionSpec spec, StoredRecord record) {
        Keys keys = spec.keysOf().keysOf(record.payload());
        boolean equal = query.equality().entrySet().stream()
                .allMatch(wanted -> keys.values(wanted.getKey()).contains(wanted.getValue()));
        Optional<KeyValue> order =
                index.order().flatMap(key -> keys.values(key).stream().findFirst());
        boolean inRange = order.isPresent() == index.order().isPresent()
                && order.stream()
                        .allMatch(value -> query.from().stream().allMatch(from -> value.compareTo(from) >= 0)
                                && query.to().stream().allMatch(to -> value.compareTo(to) < 0));
        return equal && inRange ? Optional.of(new Entry(new Cursor(order, record.id()), record)) : Optional.empty();
    }

    private CollectionSpec spec(String collection) {
        CollectionSpec spec = collections.get(collection);
        if (spec == null) {
            throw new IllegalArgumentException("No collection " + collection + " was declared");
        }
        return spec;
    }
}
