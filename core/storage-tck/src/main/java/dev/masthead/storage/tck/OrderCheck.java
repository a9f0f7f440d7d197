package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Puts texts into a collection of their own, to see whether a store orders them rightly where no position is asked for. */
final class OrderCheck {

    private static final int MOST = 1_000;

    private final Function<List<CollectionSpec>, RecordStore> opening;
    private final CollectionSpec spec;

    OrderCheck(Function<List<CollectionSpec>, RecordStore> opening, String prefix) {
        this.opening = opening;
        this.spec = CollectionSpec.named(prefix + "order")
                .key("title", KeyType.TEXT)
                .index("by_title", List.of(), "title")
                .keysOf(Sample.reading("title"))
                .build();
    }

    /** All texts that a query compares with its position. */
    static Set<String> texts(CollectionSpec spec, List<StoredRecord> records, Query query) {
        Set<String> texts = new TreeSet<>();
        query.after().ifPresent(after -> {
            texts.add(after.id());
            after.order().ifPresent(value -> add(texts, value));
        });
        for (StoredRecord record : records) {
            texts.add(record.id());
            for (KeySpec key : spec.keys()) {
                spec.keysOf().keysOf(record.payload()).values(key.name()).forEach(value -> add(texts, value));
            }
        }
        return texts;
    }

    private static void add(Set<String> texts, KeyValue value) {
        if (value instanceof KeyValue.Text text) {
            texts.add(text.text());
        }
    }

    boolean misorders(Set<String> texts) {
        List<String> sorted =
                texts.stream().sorted(KeyValue.utf8Order()).limit(MOST).toList();
        List<String> ids = sorted.stream().filter(OrderCheck::isId).toList();
        try (RecordStore store = opening.apply(List.of(spec))) {
            for (String id : ids) {
                store.commit(Batch.builder().insert(spec.name(), id, "{}").build());
            }
            boolean misordersIds = !found(store, CollectionSpec.ALL).equals(ids);
            ids.forEach(id ->
                    store.commit(Batch.builder().delete(spec.name(), id, 1).build()));
            List<String> numbered = IntStream.range(0, sorted.size())
                    .mapToObj(i -> "n" + (9_999 - i))
                    .toList();
            for (int i = 0; i < sorted.size(); i++) {
                String payload = Sample.of("title", sorted.get(i)).payload();
                store.commit(Batch.builder()
                        .insert(spec.name(), numbered.get(i), payload)
                        .build());
            }
            return misordersIds || !found(store, "by_title").equals(numbered);
        }
    }

    private List<String> found(RecordStore store, String index) {
        return store.query(Query.of(spec.name(), index).limit(MOST).build()).records().stream()
                .map(StoredRecord::id)
                .toList();
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= Write.MAX_ID_BYTES;
    }
}
