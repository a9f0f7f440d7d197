package dev.masthead.examples.standalone;

import dev.masthead.core.RecordStores;
import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.web.MastheadBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a magazine is kept.
 *
 * @param name the record store's name
 * @param settings its settings
 * @param folder the folder of the embedded database; empty with any other store
 */
record StoreChoice(String name, Map<String, String> settings, Optional<Path> folder) {

    private static final String EMBEDDED = "sqlite";
    private static final String FILE = "masthead.sqlite";

    /** What {@code --data}, {@code --store} and {@code --set} say. */
    static StoreChoice of(Options options, Map<String, String> environment) throws UsageException {
        return read(options, "", Optional.ofNullable(environment.get("MASTHEAD_STORE_PASSWORD")));
    }

    /** What {@code --to-data}, {@code --to-store} and {@code --to-set} say. */
    static StoreChoice target(Options options, Map<String, String> environment) throws UsageException {
        if (options.one("to-data").isEmpty() && options.one("to-store").isEmpty()) {
            throw new UsageException("The command 'copy' needs --to-data or --to-store: where to copy to.");
        }
        return read(options, "to-", Optional.ofNullable(environment.get("MASTHEAD_TO_STORE_PASSWORD")));
    }

    private static StoreChoice read(Options options, String prefix, Optional<String> password) throws UsageException {
        Optional<String> store = options.one(prefix + "store");
        Map<String, String> settings = settings(options, prefix);
        if (store.isEmpty()) {
            if (!settings.isEmpty()) {
                throw new UsageException("--" + prefix + "set belongs to --" + prefix + "store, which is not given.");
            }
            return inFolder(Path.of(options.one(prefix + "data").orElse("masthead-data")));
        }
        if (options.one(prefix + "data").isPresent()) {
            throw new UsageException("Either --" + prefix + "data or --" + prefix + "store, not both.");
        }
        password.ifPresent(secret -> settings.put("password", secret));
        return new StoreChoice(store.get(), Map.copyOf(settings), Optional.empty());
    }

    private static StoreChoice inFolder(Path folder) {
        return new StoreChoice(EMBEDDED, Map.of("path", folder.resolve(FILE).toString()), Optional.of(folder));
    }

    private static Map<String, String> settings(Options options, String prefix) throws UsageException {
        Map<String, String> settings = new HashMap<>();
        for (String setting : options.all(prefix + "set")) {
            int equals = setting.indexOf('=');
            String key = setting.substring(0, Math.max(equals, 0));
            if (key.isEmpty() || settings.put(key, setting.substring(equals + 1)) != null) {
                throw new UsageException("--" + prefix + "set takes KEY=VALUE, each key once.");
            }
        }
        return settings;
    }

    /** Makes the folder of the embedded database, if it is one. */
    StoreChoice create() {
        try {
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            return this;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The folder " + folder.orElseThrow() + " cannot be written; name another one", e);
        }
    }

    /** Fails when there is no embedded database where one should be; opening would make an empty one. */
    StoreChoice existing() throws UsageException {
        if (folder.isPresent() && !Files.exists(folder.get().resolve(FILE))) {
            throw new UsageException("There is no magazine in " + folder.get() + "; name its folder with --data.");
        }
        return this;
    }

    RecordStore open() {
        return RecordStores.open(name, StoreSettings.of(settings), MastheadBuilder.COLLECTIONS);
    }

    /** Without the settings: one may be a password. */
    @Override
    public String toString() {
        return folder.map(Path::toString).orElse("the store '" + name + "'");
    }
}
