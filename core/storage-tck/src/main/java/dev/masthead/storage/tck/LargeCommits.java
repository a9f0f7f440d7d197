package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Batches so large that a process which ends while it writes one leaves a part of it. Each replaces all records. */
final class LargeCommits {

    static final CollectionSpec COLLECTION = CollectionSpec.named("large")
            .key("batch", KeyType.INTEGER)
            .index("by_batch", List.of("batch"))
            .keysOf(Sample.reading("batch"))
            .build();

    /** About how many bytes a batch has. */
    static final long BYTES = 3_000_000;

    private static final int RECORDS = 150;
    private static final String BODY = "x".repeat((int) BYTES / RECORDS);

    private LargeCommits() {}

    static Batch batch(long number) {
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < RECORDS; i++) {
            batch.replace("large", "r" + i, number - 1, payload(number));
        }
        return batch.build();
    }

    private static String payload(long number) {
        return Sample.of("batch", number).body(BODY).payload();
    }

    private static long number(String payload) {
        Set<KeyValue> values = Sample.reading("batch").keysOf(payload).values("batch");
        return values.stream()
                .mapToLong(value -> ((KeyValue.Int) value).value())
                .sum();
    }

    /** Which batch the store ends with: one of these; what is wrong is a finding. */
    static long progress(RecordStore store, long from, long to, List<Finding> findings) {
        List<StoredRecord> records =
                Walk.all(store, Query.of("large", CollectionSpec.ALL).limit(RECORDS));
        Set<String> payloads = records.stream().map(StoredRecord::payload).collect(Collectors.toSet());
        boolean whole = payloads.isEmpty() || (payloads.size() == 1 && records.size() == RECORDS);
        long found = payloads.stream().mapToLong(LargeCommits::number).max().orElse(0);
        boolean exact = records.stream().allMatch(record -> record.version() == found);
        if (!whole) {
            findings.add(new Finding(
                    Inspection.HALF,
                    "of a batch of " + RECORDS + " records a part is there: " + records.size() + " records of "
                            + payloads.size() + " batches"));
        } else if (found < from || found > to) {
            findings.add(new Finding(
                    Inspection.LOST, "acknowledged up to batch " + from + ", what is stored ends with batch " + found));
        } else if (!exact) {
            findings.add(new Finding(Inspection.REOPENED, "the payloads are there, but not with their versions"));
        } else if (!indexAgrees(store, found)) {
            findings.add(new Finding(Inspection.REOPENED, "the index by_batch does not agree with the records"));
        }
        return found;
    }

    private static boolean indexAgrees(RecordStore store, long found) {
        return LongStream.rangeClosed(Math.max(1, found - 1), found + 1)
                .allMatch(number ->
                        Walk.all(store, Query.of("large", "by_batch").equal("batch", KeyValue.of(number)))
                                        .size()
                                == (number == found ? RECORDS : 0));
    }
}
