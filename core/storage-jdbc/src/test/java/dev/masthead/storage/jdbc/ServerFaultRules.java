package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.storage.jdbc.FaultBench.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The same on servers, and in the middle of the host's own transaction. */
abstract class ServerFaultRules extends FaultRules {

    private final FaultyEngine engine;
    private final String orders;

    ServerFaultRules(FaultyEngine engine, String prefix) throws SQLException {
        super(engine, prefix);
        this.engine = engine;
        this.orders = prefix + "orders";
    }

    @Test
    void failureInTheHostsTransactionLeavesItInTheHostsHands() throws Exception {
        fill();
        try (Connection outside = engine.connect();
                RecordStore store = bench.open(Press.AFTER)) {
            run(outside, "CREATE TABLE " + orders + " (id INTEGER)");
            Step isWhole = () -> {
                assertEquals(0, orders(outside), "orders of the host");
                bench.hasAllBack();
                bench.moveOn(store);
                bench.isWhole(store, Press.AFTER);
            };
            bench.everySureCall(() -> {}, () -> join(outside, bench.press().next(), false), isWhole);
            bench.everySureCall(() -> {}, () -> join(outside, bench.press().conflicting(), true), isWhole);
            run(outside, "DROP TABLE " + orders);
        }
    }

    /** The host writes, the store joins, and the host ends it: by a commit only after a verdict. */
    private void join(Connection outside, Batch batch, boolean isRefused) throws SQLException {
        Connection host = bench.calls.withoutFailing(bench.pool::getConnection);
        try {
            bench.calls.withoutFailing(() -> {
                host.setAutoCommit(false);
                return run(host, "INSERT INTO " + orders + " VALUES (1)");
            });
            boolean goesOn = joins(host, batch);
            assertEquals(0, orders(outside), "somebody has committed the host's transaction");
            bench.calls.withoutFailing(() -> end(host, outside, goesOn && isRefused));
        } finally {
            bench.calls.withoutFailing(() -> {
                host.close();
                return true;
            });
        }
    }

    /** Whether the host may go on. */
    private boolean joins(Connection host, Batch batch) {
        int before = bench.calls.failed();
        try (RecordStore store =
                bench.calls.withoutFailing(() -> JdbcStorage.joining(host).open(bench.settings(), Press.AFTER))) {
            store.commit(batch);
            return true;
        } catch (ConflictException e) {
            return true;
        } catch (StoreException e) {
            assertTrue(bench.calls.failed() > before, "nothing was planted: " + e);
            return false;
        }
    }

    private boolean end(Connection host, Connection outside, boolean commits) throws SQLException {
        if (host.isClosed()) {
            return false;
        }
        assertFalse(host.getAutoCommit(), "somebody has switched auto-commit on");
        if (commits) {
            host.commit();
            assertEquals(1, orders(outside), "the host's own order");
            run(outside, "DELETE FROM " + orders);
        } else {
            host.rollback();
        }
        host.setAutoCommit(true);
        return true;
    }

    private static boolean run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private int orders(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + orders)) {
            row.next();
            return row.getInt(1);
        }
    }
}
