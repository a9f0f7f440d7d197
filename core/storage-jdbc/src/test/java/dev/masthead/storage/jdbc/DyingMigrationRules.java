package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import org.junit.jupiter.api.Test;

/** A process dies while it migrates: nothing is lost, and the next opening does what it is asked. */
abstract class DyingMigrationRules {

    private final RecordStoreProvider provider;

    DyingMigrationRules(RecordStoreProvider provider) {
        this.provider = provider;
    }

    abstract StoreSettings place();

    @Test
    void storeOpensAsBeforeAndThenMigrated() throws Exception {
        StoreSettings place = place();
        dieMigrating(place);
        try (RecordStore store = DyingMigration.openAsBefore(provider, place)) {
            assertEquals(DyingMigration.RECORDS, Child.ids(store, "letters").size());
        }
        checkMigrated(place);
    }

    @Test
    void nextOpeningCompletesWhatWasBegun() throws Exception {
        StoreSettings place = place();
        dieMigrating(place);
        checkMigrated(place);
    }

    private void dieMigrating(StoreSettings place) throws Exception {
        DyingMigration.fill(provider, place);
        String[] arguments = Places.arguments(provider, place).toArray(String[]::new);
        Process process = new ProcessBuilder(Child.java(DyingMigration.class, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(DyingMigration.EXIT, process.waitFor());
    }

    private void checkMigrated(StoreSettings place) {
        try (RecordStore store = DyingMigration.openMigrated(provider, place, Integer.MAX_VALUE)) {
            assertEquals(DyingMigration.RECORDS, DyingMigration.countInIndex(store));
        }
    }
}
