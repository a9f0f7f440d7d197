package dev.masthead.storage.tck;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What another process is told to do. Immutable. */
final class Orders {

    /** How a process that has done its work ends. */
    enum Ending {
        CLOSE,
        EXIT,
        HALT
    }

    private static final int ENDLESS = Integer.MAX_VALUE;
    private static final String SETTING = "setting.";

    private final Properties lines;

    private Orders(Properties lines) {
        this.lines = lines;
    }

    static Orders opening(Class<?> opener, Optional<String> name, StoreSettings settings) {
        Properties lines = new Properties();
        lines.setProperty("class", opener.getName());
        name.ifPresent(known -> lines.setProperty("name", known));
        settings.names()
                .forEach(setting -> lines.setProperty(
                        SETTING + setting, settings.get(setting).orElseThrow()));
        lines.setProperty(
                "required", settings.required().stream().map(Enum::name).collect(Collectors.joining(",")));
        return new Orders(lines);
    }

    /** To go on behind what is there already, and to commit so many times more with each writer. */
    Orders write(long[] progress, int commits, Ending ending) {
        return with("progress", LongStream.of(progress).mapToObj(Long::toString).collect(Collectors.joining(",")))
                .with("commits", Integer.toString(commits))
                .with("ending", ending.name());
    }

    /** To go on committing until it is killed. */
    Orders writeOn(long[] progress) {
        return write(progress, ENDLESS, Ending.HALT);
    }

    /** To look first whether what is there already really is. */
    Orders inspecting() {
        return with("inspecting", "true");
    }

    /** To commit again what has an unknown outcome. */
    Orders retrying() {
        return with("retrying", "true");
    }

    /** To look for the record of {@link Reach}, to commit another and to close the store. */
    Orders reaching() {
        return with("reaching", "true");
    }

    /** To commit batches of {@link LargeCommits} behind this one, so many. */
    Orders large(long progress, int commits) {
        return with("large", Long.toString(progress)).with("commits", Integer.toString(commits));
    }

    /** To open this collection with more keys than it has, and to stop dead at a record. */
    Orders migrate(String collection, int stopAt) {
        return with("collection", collection).with("stopAt", Integer.toString(stopAt));
    }

    private Orders with(String name, String value) {
        Properties more = new Properties();
        more.putAll(lines);
        more.setProperty(name, value);
        return new Orders(more);
    }

    void writeTo(OutputStream out) throws IOException {
        lines.store(out, "What the contract kit asks for");
    }

    static Orders readFrom(InputStream in) throws IOException {
        Properties lines = new Properties();
        lines.load(in);
        return new Orders(lines);
    }

    RecordStore open(List<CollectionSpec> collections) throws ReflectiveOperationException {
        Object opener = opener(Class.forName(line("class")));
        return opener instanceof RecordStoreContract contract
                ? contract.open(settings(), collections)
                : ((RecordStoreProvider) opener).open(settings(), collections);
    }

    private Object opener(Class<?> type) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                constructor.setAccessible(true);
                return constructor.newInstance();
            }
        }
        if (!lines.containsKey("name")) {
            throw new IllegalStateException(type.getName() + " has no constructor without parameters");
        }
        return ServiceLoader.load(RecordStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(line("name")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getName() + " has no constructor without parameters,"
                        + " and the service loader finds no provider with the name " + line("name")));
    }

    StoreSettings settings() {
        StoreSettings settings = StoreSettings.none();
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(SETTING)) {
                settings = settings.with(name.substring(SETTING.length()), line(name));
            }
        }
        for (String required : line("required").split(",", -1)) {
            settings = required.isEmpty() ? settings : settings.require(Capability.valueOf(required));
        }
        return settings;
    }

    long[] progress() {
        return Arrays.stream(line("progress").split(",", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    int commits() {
        return Integer.parseInt(line("commits"));
    }

    Ending ending() {
        return Ending.valueOf(line("ending").toUpperCase(Locale.ROOT));
    }

    boolean isInspecting() {
        return lines.containsKey("inspecting");
    }

    boolean isRetrying() {
        return lines.containsKey("retrying");
    }

    Optional<String> collection() {
        return Optional.ofNullable(lines.getProperty("collection"));
    }

    int stopAt() {
        return Integer.parseInt(line("stopAt"));
    }

    boolean isReaching() {
        return lines.containsKey("reaching");
    }

    /** Behind which large batch to go on. */
    Optional<Long> large() {
        return Optional.ofNullable(lines.getProperty("large")).map(Long::valueOf);
    }

    private String line(String name) {
        return Optional.ofNullable(lines.getProperty(name))
                .orElseThrow(() -> new IllegalStateException(
                        "There is no " + name + " in the orders; a command prefix must pass on its standard input"));
    }

    /** The names only: a value may be a password. */
    @Override
    public String toString() {
        return "Orders" + lines.stringPropertyNames();
    }
}
