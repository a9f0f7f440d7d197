package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads all that a store holds and compares it with what the writers have committed. Each writer commits one batch after
 * the other, so what it left must be exactly that of its last acknowledged batch, or of the one it had begun.
 */
final class Inspection {

    /** The rules that what is found may break. */
    static final String LOST = "S-47";

    static final String HALF = "S-40";
    static final String REOPENED = "S-01";
    static final String UNIQUE = "S-43";

    private final Map<String, Map<String, StoredRecord>> stored = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final long[] progress = new long[Commits.ALL];

    private Inspection() {}

    /** Looks at everything; leaves no record behind. */
    static Inspection of(RecordStore store, long[] acknowledged) {
        Inspection inspection = new Inspection();
        for (CollectionSpec spec : Commits.COLLECTIONS) {
            Map<String, StoredRecord> records = new LinkedHashMap<>();
            Walk.all(store, spec.name()).forEach(record -> records.put(record.id(), record));
            inspection.stored.put(spec.name(), records);
        }
        for (int writer = 0; writer < Commits.ALL; writer++) {
            inspection.inspect(writer, acknowledged[writer]);
        }
        for (CollectionSpec spec : Commits.COLLECTIONS) {
            IndexInspection indexes = new IndexInspection(store, spec, inspection.records(spec.name()));
            inspection.findings.addAll(indexes.findings(inspection.progress));
        }
        inspection.findings.addAll(UniqueInspection.findings(store, inspection.records(Commits.ARTICLES)));
        return inspection;
    }

    /** What is wrong; empty when nothing is. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How far each writer has come, by what is stored. */
    long[] progress() {
        return progress.clone();
    }

    private List<StoredRecord> records(String collection) {
        return List.copyOf(stored.getOrDefault(collection, Map.of()).values());
    }

    private void inspect(int writer, long acknowledged) {
        Map<String, Map<String, StoredRecord>> found = of(writer);
        for (long number = acknowledged; number <= acknowledged + 1; number++) {
            if (found.equals(after(writer, number))) {
                progress[writer] = number;
                return;
            }
        }
        long articles = number(found, Commits.ARTICLES, writer);
        long notes = number(found, Commits.NOTES, writer);
        progress[writer] = articles;
        String who = "writer " + writer + ", acknowledged up to batch " + acknowledged;
        if (articles != notes) {
            add(HALF, who + ": of its counters, that in articles is at " + articles + ", in notes at " + notes);
        } else if (!payloads(found).equals(payloads(after(writer, articles)))) {
            add(
                    HALF,
                    who + ": its counters are at " + articles + ", but the records are not those of that batch: "
                            + difference(found, after(writer, articles)));
        } else if (articles < acknowledged) {
            add(LOST, who + ": what is stored ends with batch " + articles);
        } else {
            add(
                    REOPENED,
                    who + ": the payloads are there, but the versions are not those of the commits: "
                            + difference(found, after(writer, articles)));
        }
    }

    private void add(String rule, String what) {
        findings.add(new Finding(rule, what));
    }

    private Map<String, Map<String, StoredRecord>> of(int writer) {
        Map<String, Map<String, StoredRecord>> found = new LinkedHashMap<>();
        stored.forEach((collection, records) -> {
            Map<String, StoredRecord> own = new TreeMap<>(records);
            own.keySet().removeIf(id -> !id.startsWith(Commits.prefix(writer)));
            found.put(collection, own);
        });
        return found;
    }

    private static Map<String, Map<String, StoredRecord>> after(int writer, long number) {
        return Commits.COLLECTIONS.stream()
                .collect(Collectors.toMap(CollectionSpec::name, c -> Commits.after(c.name(), writer, number)));
    }

    private static long number(Map<String, Map<String, StoredRecord>> found, String collection, int writer) {
        StoredRecord counter = found.getOrDefault(collection, Map.of()).get(Commits.counterId(writer));
        return counter == null ? 0 : Commits.number(counter.payload());
    }

    private static Map<String, Map<String, String>> payloads(Map<String, Map<String, StoredRecord>> records) {
        Map<String, Map<String, String>> payloads = new LinkedHashMap<>();
        records.forEach((collection, byId) -> payloads.put(
                collection, byId.values().stream().collect(Collectors.toMap(StoredRecord::id, StoredRecord::payload))));
        return payloads;
    }

    private static String difference(
            Map<String, Map<String, StoredRecord>> found, Map<String, Map<String, StoredRecord>> expected) {
        List<String> missing = new ArrayList<>();
        expected.forEach((collection, records) -> records.values().stream()
                .filter(record ->
                        !record.equals(found.getOrDefault(collection, Map.of()).get(record.id())))
                .forEach(record -> missing.add(collection + "/" + record.id() + " v" + record.version())));
        return missing.isEmpty() ? "there are more" : "not found as written: " + missing;
    }
}
