package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares every stretch of every index with the records that a scan has found. */
final class IndexInspection {

    private final RecordStore store;
    private final CollectionSpec spec;
    private final List<StoredRecord> records;

    IndexInspection(RecordStore store, CollectionSpec spec, List<StoredRecord> records) {
        this.store = store;
        this.spec = spec;
        this.records = records;
    }

    List<Finding> findings(long[] progress) {
        List<String> gone = new ArrayList<>();
        for (int writer = 0; writer < Commits.ALL; writer++) {
            gone.addAll(Commits.gone(spec.name(), writer, progress[writer]));
        }
        List<Finding> findings = new ArrayList<>();
        for (IndexSpec index : spec.indexes()) {
            long wrong = stretches(index, gone).entrySet().stream()
                    .filter(stretch -> !ids(walk(index, stretch.getKey())).equals(ids(stretch.getValue())))
                    .count();
            if (wrong > 0) {
                findings.add(new Finding(
                        Inspection.REOPENED,
                        "the index " + index.name() + " of " + spec.name() + " does not agree with the records for "
                                + wrong + " of its values"));
            }
        }
        return findings;
    }

    /** For all values of the equality keys, the records in order; also for values that no record has any more. */
    private Map<Map<String, KeyValue>, List<StoredRecord>> stretches(IndexSpec index, List<String> gone) {
        Map<Map<String, KeyValue>, List<StoredRecord>> stretches = new LinkedHashMap<>();
        for (StoredRecord record : records) {
            Keys keys = spec.keysOf().keysOf(record.payload());
            boolean ordered = order(index, keys).isPresent() == index.order().isPresent();
            for (Map<String, KeyValue> values : ordered ? equalities(index, keys) : List.<Map<String, KeyValue>>of()) {
                stretches.computeIfAbsent(values, v -> new ArrayList<>()).add(record);
            }
        }
        stretches.values().forEach(stretch -> stretch.sort(order(index)));
        for (String payload : gone) {
            equalities(index, spec.keysOf().keysOf(payload)).forEach(v -> stretches.putIfAbsent(v, List.of()));
        }
        return stretches;
    }

    private static List<Map<String, KeyValue>> equalities(IndexSpec index, Keys keys) {
        List<Map<String, KeyValue>> found = List.of(Map.of());
        for (String key : index.equality()) {
            List<Map<String, KeyValue>> more = new ArrayList<>();
            for (Map<String, KeyValue> values : found) {
                for (KeyValue value : keys.values(key)) {
                    Map<String, KeyValue> extended = new HashMap<>(values);
                    extended.put(key, value);
                    more.add(extended);
                }
            }
            found = more;
        }
        return found;
    }

    private Comparator<StoredRecord> order(IndexSpec index) {
        return Comparator.<StoredRecord, KeyValue>comparing(record ->
                        order(index, spec.keysOf().keysOf(record.payload())).orElse(KeyValue.of(0)))
                .thenComparing(StoredRecord::id, KeyValue.utf8Order());
    }

    private static Optional<KeyValue> order(IndexSpec index, Keys keys) {
        return index.order().flatMap(key -> keys.values(key).stream().findFirst());
    }

    private List<StoredRecord> walk(IndexSpec index, Map<String, KeyValue> values) {
        Query.Builder query = Query.of(spec.name(), index.name());
        values.forEach(query::equal);
        return Walk.all(store, query);
    }

    private static List<String> ids(List<StoredRecord> stretch) {
        return stretch.stream().map(StoredRecord::id).toList();
    }
}
