package org.example.skiplist;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.RecordStoreContract;
import java.util.List;

class SkipListStoreTest extends RecordStoreContract {

    private final SkipListProvider provider = new SkipListProvider();

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return provider.open(settings, collections);
    }
}
