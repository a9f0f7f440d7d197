package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-02 when the process that opens the store is killed. */
abstract class KilledMigrationRules extends Rules {

    private static final int BEHIND_THE_LAST = Letters.COUNT + 1;

    KilledMigrationRules(RecordStoreContract contract) {
        super(contract);
    }

    @Override
    final int patience() {
        return 3;
    }

    @BeforeEach
    void onlyWhereDurable() {
        assume(Capability.DURABLE);
        assumeProcesses();
        store().close();
    }

    @Test
    @DisplayName("S-02: a process killed in the middle of a migration leaves what was, and the next opening migrates")
    void killedInTheMiddle() {
        for (int stopAt : List.of(1, Letters.COUNT / 2, Letters.COUNT)) {
            String collection = "letters" + stopAt;
            fill(collection);
            killAt(collection, stopAt, "stopped");
            try (RecordStore before = open(Letters.bare(collection))) {
                assertEquals(Letters.expected(), Walk.all(before, collection), "opened as before");
            }
            killAt(collection, stopAt, "stopped");
            checkMigrated(collection);
        }
    }

    @Test
    @DisplayName("S-02: a process killed after a migration leaves it done")
    void killedAfterwards() {
        fill("letters");
        killAt("letters", BEHIND_THE_LAST, "migrated");
        checkMigrated("letters");
    }

    private void fill(String collection) {
        try (RecordStore store = open(Letters.bare(collection))) {
            store.commit(Letters.batch(collection));
        }
    }

    private void killAt(String collection, int stopAt, String stage) {
        Processes processes = processes().orElseThrow();
        try (OtherProcess migrating = processes.start(processes.orders(place()).migrate(collection, stopAt))) {
            migrating.await(stage);
            migrating.kill();
        }
    }

    private void checkMigrated(String collection) {
        CollectionSpec migrated = Letters.migrated(collection, Letters::keysOf);
        try (RecordStore store = open(migrated)) {
            List<StoredRecord> expected = Letters.expected();
            assertEquals(expected, Walk.all(store, collection), "all");
            assertEquals(expected, Walk.all(store, Letters.inTown(collection)), "by_town");
            assertEquals(expected, Walk.all(store, Letters.onTopic(collection, Letters.TOPIC)), "by_topic");
            for (StoredRecord letter : expected) {
                assertEquals(List.of(letter), Walk.all(store, Letters.onTopic(collection, letter.payload())));
                assertEquals(List.of(letter), Walk.all(store, coded(collection, letter)));
            }
            Batch taken = inserting(collection, "late", expected.get(0).payload());
            assertThrows(DuplicateKeyException.class, () -> store.commit(taken));
            store.commit(inserting(collection, "late", "\"free\""));
        }
    }

    private static Query.Builder coded(String collection, StoredRecord letter) {
        return Query.of(collection, "by_code").equal("code", letter.payload());
    }
}
