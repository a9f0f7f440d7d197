package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.util.List;

class SkipListStoreTest extends RecordStoreContract {

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new SkipListStore(settings, collections);
    }
}
