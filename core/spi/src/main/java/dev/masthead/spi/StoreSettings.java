package dev.masthead.spi;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider needs to open a store: settings by name, the capabilities that the host insists on, and the class
 * loader to find drivers with. Immutable. Which settings there are, is each provider's own.
 */
public final class StoreSettings {

    private final Map<String, String> values;
    private final Set<Capability> required;
    private final Optional<ClassLoader> classLoader;

    private StoreSettings(Map<String, String> values, Set<Capability> required, Optional<ClassLoader> classLoader) {
        this.values = Map.copyOf(values);
        this.required = Set.copyOf(required);
        this.classLoader = classLoader;
    }

    /** No settings. */
    public static StoreSettings none() {
        return new StoreSettings(Map.of(), Set.of(), Optional.empty());
    }

    /** Settings by name. */
    public static StoreSettings of(Map<String, String> values) {
        return new StoreSettings(values, Set.of(), Optional.empty());
    }

    /** A copy with one more setting. */
    public StoreSettings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new StoreSettings(more, required, classLoader);
    }

    /** A copy that insists on one more capability. */
    public StoreSettings require(Capability capability) {
        EnumSet<Capability> more = EnumSet.of(capability);
        more.addAll(required);
        return new StoreSettings(values, more, classLoader);
    }

    /** A copy that finds drivers with this class loader. */
    public StoreSettings with(ClassLoader loader) {
        return new StoreSettings(values, required, Optional.of(loader));
    }

    /** One setting. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(Objects.requireNonNull(name, "name")));
    }

    /** The names of all settings. */
    public Set<String> names() {
        return values.keySet();
    }

    /** The capabilities that the host insists on. */
    public Set<Capability> required() {
        return required;
    }

    /** The class loader to find drivers with; empty means the provider's own. */
    public Optional<ClassLoader> classLoader() {
        return classLoader;
    }

    /**
     * Fails unless a store has every required capability: every provider calls it (S-04).
     *
     * @param provider the provider's name, for the message
     * @param available what the store has
     */
    public void checkRequired(String provider, Set<Capability> available) {
        for (Capability capability : required) {
            if (!available.contains(capability)) {
                throw new UnsupportedCapabilityException(provider, capability, available);
            }
        }
    }

    /** Names only: a value may be a password. */
    @Override
    public String toString() {
        return "StoreSettings" + values.keySet();
    }
}
