package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.ArrayList;
import java.util.List;

/** Asks a store whether it knows which unique values its records have, by trying to take them. */
final class UniqueInspection {

    private UniqueInspection() {}

    static List<Finding> findings(RecordStore store, List<StoredRecord> articles) {
        List<Finding> findings = new ArrayList<>();
        for (int writer = 0; writer < Commits.ALL; writer++) {
            String id = Commits.counterId(writer);
            int number = writer;
            articles.stream()
                    .filter(record -> record.id().equals(id))
                    .findFirst()
                    .ifPresent(counter -> inspect(store, number, Commits.number(counter.payload()), findings));
        }
        return findings;
    }

    private static void inspect(RecordStore store, int writer, long number, List<Finding> findings) {
        String value = "counter-" + writer + "-";
        for (String key : List.of("slug", "claim")) {
            if (accepts(store, key, value + number)) {
                findings.add(new Finding(Inspection.UNIQUE, "a value of " + key + " is taken and was accepted again"));
            }
            if (!accepts(store, key, value + (number - 1))) {
                findings.add(new Finding(Inspection.UNIQUE, "a value of " + key + " is free again and was refused"));
            }
        }
    }

    private static boolean accepts(RecordStore store, String key, String value) {
        String id = "probe-" + key + "-" + value;
        try {
            String payload = Sample.of(key, value).payload();
            store.commit(Batch.builder().insert(Commits.ARTICLES, id, payload).build());
        } catch (DuplicateKeyException e) {
            return false;
        }
        store.commit(Batch.builder().delete(Commits.ARTICLES, id, 1).build());
        return true;
    }
}
