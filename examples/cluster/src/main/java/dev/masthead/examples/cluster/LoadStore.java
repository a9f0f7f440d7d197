package dev.masthead.examples.cluster;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The collections that the load writes to; every payload is one JSON string. */
final class LoadStore {

    /** What a reader sent, in small: its token is taken once. */
    static final String ENTRIES = "entries";

    /** What is to be delivered: one record for each entry, in the same batch. */
    static final String OUTBOX = "outbox";

    /** A few records that everybody updates; a version is a number of updates. */
    static final String COUNTERS = "counters";

    /** One record for each update of a counter, in the same batch: which counter, and to which version. */
    static final String STEPS = "steps";

    /** What stands before the names of the tables. */
    static final String PREFIX = "load_";

    private static final List<CollectionSpec> COLLECTIONS = List.of(
            CollectionSpec.named(ENTRIES)
                    .uniqueKey("token", KeyType.TEXT)
                    .keysOf(payload ->
                            Keys.builder().add("token", unquoted(payload)).build())
                    .build(),
            CollectionSpec.named(OUTBOX).build(),
            CollectionSpec.named(COUNTERS).build(),
            CollectionSpec.named(STEPS).build());

    private LoadStore() {}

    /** Opens the store of that name on a cluster. */
    static RecordStore open(String name, Map<String, String> settings) {
        RecordStoreProvider provider = ServiceLoader.load(RecordStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No record store is named " + name));
        return provider.open(StoreSettings.of(settings).with("prefix", PREFIX), COLLECTIONS);
    }

    static String quoted(String text) {
        return '"' + text + '"';
    }

    static String unquoted(String payload) {
        return payload.substring(1, payload.length() - 1);
    }
}
