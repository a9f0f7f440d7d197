package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL from Maven's repository, as durable as it comes. */
public final class PostgresServer implements DatabaseServer {

    private final EmbeddedPostgres server;
    private final AtomicInteger places = new AtomicInteger();
    private final Pools pools;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
        this.pools = new Pools(url("postgres"), "postgres");
    }

    /** Starts one on a free port, in a folder of its own. */
    public static PostgresServer start() {
        try {
            return new PostgresServer(EmbeddedPostgres.builder()
                    .setPort(Ports.free())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    @Override
    public StoreSettings freshPlace() {
        return StoreSettings.of(Map.of("url", url("postgres"), "user", "postgres", "prefix", freshPrefix()));
    }

    @Override
    public String freshSchema() {
        return "Schema-" + places.incrementAndGet();
    }

    @Override
    public String freshPrefix() {
        return "p" + places.incrementAndGet() + "_";
    }

    @Override
    public DataSource pool(boolean autoCommit) {
        return pools.of(autoCommit);
    }

    @Override
    public void close() {
        pools.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
