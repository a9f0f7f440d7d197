package dev.masthead.core;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** Chooses one plugin by its name; nothing is ever taken just because it was found. */
public final class Plugins {

    private Plugins() {}

    /**
     * The plugin of that name.
     *
     * @param found what the class loader offers; the caller's module declares {@code uses}
     * @param nameOf how a plugin tells its name
     * @param kind what it is, for the message, for example {@code record store}
     * @param wanted the name asked for
     * @param hint a sentence that says which artifact provides it
     * @throws PluginNotFoundException when none has the name
     */
    public static <T> T named(
            ServiceLoader<T> found, Function<T, String> nameOf, String kind, String wanted, String hint) {
        // Sorted, since the order of the class path is nobody's choice.
        Map<String, T> byName = new TreeMap<>();
        found.forEach(plugin -> byName.putIfAbsent(nameOf.apply(plugin), plugin));
        T plugin = byName.get(wanted);
        if (plugin == null) {
            throw new PluginNotFoundException(kind, wanted, byName.keySet(), hint);
        }
        return plugin;
    }
}
