package org.example.skiplist;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens stores in the memory of this object; its one setting is {@code place}. */
public final class SkipListProvider implements RecordStoreProvider {

    static final Set<Capability> CAPABILITIES = Set.of(Capability.PERSISTENT);

    /** What a disk is to other stores: by place and collection, the records by id. */
    private final Map<String, Map<String, NavigableMap<String, StoredRecord>>> places = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "skip-list";
    }

    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        for (String name : settings.names()) {
            if (!name.equals("place")) { // S-05: by its name, and never with its value
                throw new IllegalArgumentException(
                        "The store 'skip-list' has no setting '" + name + "'; it takes place");
            }
        }
        settings.checkRequired(name(), CAPABILITIES); // S-04
        String place = settings.get("place").orElse("default");
        return new SkipListStore(places.computeIfAbsent(place, p -> new ConcurrentHashMap<>()), collections);
    }
}
