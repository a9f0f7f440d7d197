package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.RecordStoreContract;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MemoryStorageTest extends RecordStoreContract {

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new MemoryStorage().open(settings, collections);
    }

    @Test
    void isFoundByItsName() {
        assertTrue(ServiceLoader.load(RecordStoreProvider.class).stream()
                .anyMatch(found -> found.get().name().equals("memory")));
    }
}
