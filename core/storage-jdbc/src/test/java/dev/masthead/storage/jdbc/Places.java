package dev.masthead.storage.jdbc;

import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** How another process is told where a store is. */
final class Places {

    private Places() {}

    static RecordStoreProvider provider(String name) {
        return ServiceLoader.load(RecordStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The provider, then settings with their values. */
    static List<String> arguments(RecordStoreProvider provider, StoreSettings place) {
        List<String> arguments = new ArrayList<>(List.of(provider.name()));
        for (String name : place.names()) {
            arguments.add(name);
            arguments.add(place.get(name).orElseThrow());
        }
        return arguments;
    }
}
