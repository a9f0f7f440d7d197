package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The {@code mariadbd} of this machine, on a folder of its own. */
public final class MariaServer implements DatabaseServer {

    private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(60);

    private final Path folder;
    private final Process process;
    private final int port;
    private final Pools pools;
    private final AtomicInteger places = new AtomicInteger();

    private MariaServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.pools = new Pools(url("press"), "root");
    }

    /** Starts one on a free port; fails when the machine has none. */
    public static MariaServer start() {
        MariaServer started = start(Ports.free(), List.of(), List.of());
        started.create("press");
        return started;
    }

    /** Starts one with more lines in its configuration, and more arguments. */
    static MariaServer start(int port, List<String> configuration, List<String> arguments) {
        String install = program("mariadb-install-db");
        String server = program("mariadbd");
        try {
            Path folder = Files.createTempDirectory("maria");
            Path data = folder.resolve("data");
            List<String> asRoot =
                    System.getProperty("user.name").equals("root") ? List.of("--user=" + givenAway(folder)) : List.of();
            run(
                            folder,
                            List.of(
                                    install,
                                    "--no-defaults",
                                    "--datadir=" + data,
                                    "--auth-root-authentication-method=normal",
                                    "--skip-test-db"),
                            asRoot)
                    .waitFor();
            List<String> lines = new ArrayList<>(List.of(
                    "[mysqld]",
                    "datadir=" + data,
                    "socket=" + folder.resolve("socket"),
                    "pid-file=" + folder.resolve("pid"),
                    "port=" + port,
                    "bind-address=127.0.0.1",
                    "skip-networking=0",
                    "max-connections=300",
                    "innodb-flush-log-at-trx-commit=1"));
            lines.addAll(configuration);
            Path file = Files.write(folder.resolve("my.cnf"), lines);
            List<String> more = new ArrayList<>(asRoot);
            more.addAll(arguments);
            MariaServer started =
                    new MariaServer(folder, run(folder, List.of(server, "--defaults-file=" + file), more), port);
            started.await();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that root starts runs as the user of Debian's package: what copies nodes refuses to run as root. */
    private static String givenAway(Path folder) throws IOException {
        try {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mysql"));
            return "mysql";
        } catch (UserPrincipalNotFoundException e) {
            return "root";
        }
    }

    static String program(String name) {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)),
                        Stream.of("/usr/sbin", "/usr/libexec"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed"))
                .toString();
    }

    private static Process run(Path folder, List<String> program, List<String> more) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(more);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void await() {
        await(this::answers);
    }

    /** Waits until a node of a cluster takes statements: it answers some before. */
    MariaServer awaitCluster() {
        await(this::isInCluster);
        return this;
    }

    private void await(BooleanSupplier reached) {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() - start > LONGEST_START) {
                process.destroyForcibly();
                throw new IllegalStateException("mariadbd does not start; see " + folder.resolve("log"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Also on a node of a cluster that is still being copied: it answers, but to no question. */
    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM information_schema.schemata");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private boolean isInCluster() {
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                Statement statement = connection.createStatement();
                ResultSet ready = statement.executeQuery("SHOW STATUS LIKE 'wsrep_ready'")) {
            return ready.next() && ready.getString(2).equals("ON");
        } catch (SQLException e) {
            return false;
        }
    }

    void create(String database) {
        try (Connection connection = DriverManager.getConnection(url(""), "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public StoreSettings freshPlace() {
        return StoreSettings.of(Map.of("url", url("press"), "user", "root", "prefix", freshPrefix()));
    }

    @Override
    public String freshSchema() {
        return "schema-" + places.incrementAndGet();
    }

    @Override
    public String freshPrefix() {
        return "m" + places.incrementAndGet() + "_";
    }

    @Override
    public DataSource pool(boolean autoCommit) {
        return pools.of(autoCommit);
    }

    @Override
    public void close() {
        pools.close();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of MariaDB cannot be removed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
