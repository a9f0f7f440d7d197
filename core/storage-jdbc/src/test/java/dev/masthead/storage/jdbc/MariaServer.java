package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
        return start(List.of());
    }

    /** Starts one with more options. */
    public static MariaServer start(List<String> options) {
        String install = program("mariadb-install-db");
        String server = program("mariadbd");
        try {
            Path folder = Files.createTempDirectory("maria");
            List<String> common = new ArrayList<>(List.of("--no-defaults", "--datadir=" + folder.resolve("data")));
            if (System.getProperty("user.name").equals("root")) {
                common.add("--user=root");
            }
            run(folder, install, common, List.of("--auth-root-authentication-method=normal", "--skip-test-db"))
                    .waitFor();
            int port = Ports.free();
            List<String> more = new ArrayList<>(List.of(
                    "--socket=" + folder.resolve("socket"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--skip-networking=0",
                    "--max-connections=300",
                    "--innodb-flush-log-at-trx-commit=1"));
            more.addAll(options);
            MariaServer started = new MariaServer(folder, run(folder, server, common, more), port);
            started.await();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB does not start", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String program(String name) {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)),
                        Stream.of("/usr/sbin", "/usr/libexec"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed"))
                .toString();
    }

    private static Process run(Path folder, String program, List<String> common, List<String> more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(common);
        command.addAll(more);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void await() {
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url(""), "root", "")) {
                connection.createStatement().execute("CREATE DATABASE press");
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() - start > LONGEST_START) {
                    process.destroyForcibly();
                    throw new IllegalStateException("mariadbd does not start; see " + folder.resolve("log"), e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
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
