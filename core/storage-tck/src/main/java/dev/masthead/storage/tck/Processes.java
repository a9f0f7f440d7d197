package dev.masthead.storage.tck;

import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How another process opens the store under test, so that the kit can kill it. Immutable.
 *
 * <p>The other process is a JVM like this one, with this one's class path. It makes the provider by its constructor
 * without parameters, or finds it by its name with the service loader; unless it is told of one, it makes the contract
 * test by its constructor without parameters and asks that to open the store. It gets the settings on its standard input,
 * never on its command line: they may hold a password. Required capabilities come along, a class loader does not.
 */
public final class Processes {

    private static final List<String> SMALL_AND_SOON =
            List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final int BLOCK = 512;

    private final Class<?> opener;
    private final Optional<String> name;
    private final List<String> commandPrefix;
    private final List<String> jvmOptions;
    private final Optional<KillableServer> server;

    private Processes(
            Class<?> opener,
            Optional<String> name,
            List<String> commandPrefix,
            List<String> jvmOptions,
            Optional<KillableServer> server) {
        this.opener = opener;
        this.name = name;
        this.commandPrefix = List.copyOf(commandPrefix);
        this.jvmOptions = List.copyOf(jvmOptions);
        this.server = server;
    }

    /**
     * Processes that open stores with a provider.
     *
     * @param provider one whose class has a constructor without parameters, or that the service loader finds
     */
    public static Processes opening(RecordStoreProvider provider) {
        return new Processes(
                provider.getClass(), Optional.of(provider.name()), List.of(), SMALL_AND_SOON, Optional.empty());
    }

    /** Processes that open stores with the contract test itself, made by its constructor without parameters. */
    static Processes opening(Class<? extends RecordStoreContract> contract) {
        return new Processes(contract, Optional.empty(), List.of(), SMALL_AND_SOON, Optional.empty());
    }

    /** A copy that starts the JVM behind another command, such as {@code strace -f -o trace}. */
    public Processes commandPrefix(List<String> command) {
        return new Processes(opener, name, command, jvmOptions, server);
    }

    /** A copy whose JVM gets these options instead of those for a small heap and a quick start. */
    public Processes jvmOptions(List<String> options) {
        return new Processes(opener, name, commandPrefix, options, server);
    }

    /** A copy for a store whose data is kept by a server: the kit kills that one, too. */
    public Processes server(KillableServer killable) {
        return new Processes(opener, name, commandPrefix, jvmOptions, Optional.of(killable));
    }

    /**
     * Lets another process commit with {@value Commits#WRITERS} threads and close the store: a kill cannot show whether
     * a commit waited for the disk, but a trace of the process's system calls can. Each thread waits for one commit
     * before it makes the next, so at most {@value Commits#WRITERS} commits share one wait for the disk.
     *
     * @param settings of a place that holds no data yet
     * @param commits how many each thread makes, 1 or more
     * @return how many commits were acknowledged in all
     */
    public long commit(StoreSettings settings, int commits) {
        Orders orders = orders(settings).write(new long[Commits.ALL], commits, Orders.Ending.CLOSE);
        try (OtherProcess process = start(orders)) {
            process.awaitEnd();
            long acknowledged = 0;
            for (long last : process.acknowledged()) {
                acknowledged += last;
            }
            return acknowledged;
        }
    }

    Orders orders(StoreSettings settings) {
        return Orders.opening(opener, name, settings);
    }

    OtherProcess start(Orders orders) {
        return OtherProcess.start(commandPrefix, jvmOptions, opener, orders);
    }

    /** A copy whose JVM gets a short write, and an error, where a file of it would become longer than so many bytes. */
    Processes withFilesUpTo(long bytes) {
        List<String> command = new ArrayList<>(commandPrefix);
        command.addAll(List.of("/bin/sh", "-c", "ulimit -f \"$0\"; exec \"$@\"", Long.toString(bytes / BLOCK)));
        return commandPrefix(command);
    }

    static boolean canLimitFiles() {
        return Files.isExecutable(Path.of("/bin/sh"));
    }

    Optional<KillableServer> server() {
        return server;
    }

    /** The provider's; empty where the contract test itself opens the store. */
    Optional<String> name() {
        return name;
    }
}
