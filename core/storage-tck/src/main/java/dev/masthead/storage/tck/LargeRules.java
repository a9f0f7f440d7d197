package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-30 and S-40 at the bounds that the SPI has: the largest batch, and more records than a count may tell. */
abstract class LargeRules extends Rules {

    private static final int COUNTABLE = 10_000;

    LargeRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-40: a batch with as large payloads as one may have is written whole")
    void largestPayloads() {
        Batch.Builder batch = Batch.builder();
        int records = Batch.MAX_PAYLOAD_BYTES / Write.MAX_PAYLOAD_BYTES;
        for (int i = 0; i < records; i++) {
            batch.insert(i % 2 == 0 ? "articles" : "notes", "r" + i, payload(i));
        }
        store().commit(batch.build());
        for (int i = 0; i < records; i++) {
            Optional<StoredRecord> record = store().get(i % 2 == 0 ? "articles" : "notes", "r" + i);
            assertEquals(1, record.orElseThrow().version());
        }
    }

    private static String payload(int record) {
        return "\"" + Character.toString('a' + record).repeat(Write.MAX_PAYLOAD_BYTES - 2) + "\"";
    }

    @Test
    @DisplayName("S-30: of 10,001 records as many are counted as the bound allows, whatever the limit")
    void countable() {
        RecordStore store = open(CollectionSpec.named("pile").build());
        for (int from = 0; from <= COUNTABLE; from += Batch.MAX_WRITES) {
            Batch.Builder batch = Batch.builder();
            for (int i = from; i < from + Batch.MAX_WRITES && i <= COUNTABLE; i++) {
                batch.insert("pile", "r" + i, "{}");
            }
            store.commit(batch.build());
        }
        for (int limit : new int[] {1, 1_000}) {
            Query all = Query.of("pile", "all").limit(limit).build();
            for (int bound : new int[] {COUNTABLE, COUNTABLE - 1, 5_000, 2_000, 1_001}) {
                assertEquals(bound, store.count(all, bound));
            }
        }
    }

    @Test
    @DisplayName("S-30: the same count, asked again after each insert, delete and replace, is never an old one")
    void sameCountAgain() {
        RecordStore store = open(Cards.SPEC);
        Query tagged = Cards.on("tagged").equal("tag", "k").build();
        assertEquals(0, store.count(tagged, 10));
        store.commit(Cards.card("a", Sample.of("tag", "k")));
        assertEquals(1, store.count(tagged, 10));
        store.commit(Cards.card("b", Sample.of("tag", "k")));
        assertEquals(2, store.count(tagged, 10));
        store.commit(Batch.builder().delete("cards", "a", 1).build());
        assertEquals(1, store.count(tagged, 10));
        String other = Sample.of("tag", "z").payload();
        store.commit(Batch.builder().replace("cards", "b", 1, other).build());
        assertEquals(0, store.count(tagged, 10));
    }
}
