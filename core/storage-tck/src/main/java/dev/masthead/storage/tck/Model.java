package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the rules say that a store holds and answers, written as plainly as they are. Not thread-safe. */
final class Model {

    /** A reason for which a batch must fail: a conflict, or a taken value of one of these keys. */
    record Refusal(Write write, long actualVersion, Set<String> takenKeys) {
        boolean isConflict() {
            return takenKeys.isEmpty();
        }
    }

    private final Map<String, Map<String, StoredRecord>> records = new HashMap<>();
    private Map<String, CollectionSpec> collections = new HashMap<>();

    void open(List<CollectionSpec> declared) {
        collections = new HashMap<>();
        declared.forEach(spec -> collections.put(spec.name(), spec));
    }

    /** The unique keys of a declaration whose values are not unique among the records that there are. */
    Set<String> violated(List<CollectionSpec> declared) {
        Set<String> violated = new HashSet<>();
        for (CollectionSpec spec : declared) {
            Set<Object> seen = new HashSet<>();
            for (StoredRecord record : of(spec.name()).values()) {
                for (Claim claim : claims(spec, record.payload())) {
                    if (!seen.add(claim)) {
                        violated.add(claim.key());
                    }
                }
            }
        }
        return violated;
    }

    Set<String> collections() {
        return collections.keySet();
    }

    CollectionSpec spec(String collection) {
        CollectionSpec spec = collections.get(collection);
        if (spec == null) {
            throw new IllegalArgumentException("No collection " + collection);
        }
        return spec;
    }

    Optional<StoredRecord> get(String collection, String id) {
        return Optional.ofNullable(of(collection).get(id));
    }

    List<StoredRecord> all(String collection) {
        return of(collection).values().stream()
                .sorted(Comparator.comparing(StoredRecord::id, Model::byBytes))
                .toList();
    }

    /** Every reason for which a batch may fail; it must succeed when there is none. */
    List<Refusal> refusals(Batch batch) {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, Map<String, StoredRecord>> after = new HashMap<>();
        batch.writes().forEach(write -> after.computeIfAbsent(write.collection(), name -> new HashMap<>(of(name))));
        for (Write write : batch.writes()) {
            Map<String, StoredRecord> there = after.getOrDefault(write.collection(), Map.of());
            Optional<StoredRecord> present = Optional.ofNullable(there.get(write.id()));
            long actual = present.map(StoredRecord::version).orElse(Write.ABSENT);
            if (actual != write.expectedVersion()) {
                refusals.add(new Refusal(write, actual, Set.of()));
                continue;
            }
            Set<String> taken = write instanceof Write.Put put ? taken(put, there) : Set.of();
            if (!taken.isEmpty()) {
                refusals.add(new Refusal(write, actual, taken));
                continue;
            }
            apply(write, there);
        }
        return refusals;
    }

    void commit(Batch batch) {
        batch.writes().forEach(write -> apply(write, of(write.collection())));
    }

    private static void apply(Write write, Map<String, StoredRecord> there) {
        if (write instanceof Write.Put put) {
            there.put(put.id(), new StoredRecord(put.id(), put.version(), put.payload()));
        } else {
            there.remove(write.id());
        }
    }

    private Set<String> taken(Write.Put put, Map<String, StoredRecord> there) {
        CollectionSpec spec = spec(put.collection());
        Set<Claim> wanted = claims(spec, put.payload());
        Set<String> taken = new HashSet<>();
        for (StoredRecord other : there.values()) {
            if (!other.id().equals(put.id())) {
                claims(spec, other.payload()).stream()
                        .filter(wanted::contains)
                        .forEach(claim -> taken.add(claim.key()));
            }
        }
        return taken;
    }

    /** All records of a query behind its position, in its order, whatever its limit. */
    List<StoredRecord> matching(Query query) {
        CollectionSpec spec = spec(query.collection());
        IndexSpec index = query.check(spec);
        return of(spec.name()).values().stream()
                .filter(record -> Places.equal(spec, query, record) && Places.complete(spec, index, record))
                .filter(record -> Places.inRange(spec, query, record))
                .filter(record -> Places.behind(spec, query, record))
                .sorted(Places.order(spec, query))
                .toList();
    }

    private record Claim(String key, KeyValue value) {}

    private static Set<Claim> claims(CollectionSpec spec, String payload) {
        Set<Claim> claims = new HashSet<>();
        Keys keys = spec.keysOf().keysOf(payload);
        for (KeySpec key : spec.keys()) {
            if (key.unique()) {
                keys.values(key.name()).forEach(value -> claims.add(new Claim(key.name(), value)));
            }
        }
        return claims;
    }

    private Map<String, StoredRecord> of(String collection) {
        return records.computeIfAbsent(collection, name -> new HashMap<>());
    }

    /** The order of ids and texts: their bytes in UTF-8, as unsigned numbers. */
    static int byBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
