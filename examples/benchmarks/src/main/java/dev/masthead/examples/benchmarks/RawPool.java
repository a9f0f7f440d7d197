package dev.masthead.examples.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** Plain JDBC: begin, insert, commit, on a pool of connections that keep their statements. */
final class RawPool implements Contender {

    /**
     * One insertion.
     *
     * @param sql the statement
     * @param values what its parameters are
     */
    record Insertion(String sql, List<Object> values) {}

    private final BlockingQueue<Session> pool = new LinkedBlockingQueue<>();
    private final Supplier<List<Insertion>> rows;

    /**
     * Opens it.
     *
     * @param rows what one transaction inserts: always the same statements
     */
    RawPool(Engine engine, int connections, Supplier<List<Insertion>> rows) throws SQLException {
        this.rows = rows;
        List<Insertion> statements = rows.get();
        for (int i = 0; i < connections; i++) {
            pool.add(new Session(engine.connect(), statements));
        }
    }

    @Override
    public void commit() throws SQLException, InterruptedException {
        Session session = pool.take();
        try {
            session.commit(rows.get());
        } finally {
            pool.add(session);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Session session : pool) {
            session.connection.close();
        }
    }

    /** A connection with its statements. */
    private static final class Session {

        private final Connection connection;
        private final List<PreparedStatement> statements = new ArrayList<>();

        Session(Connection connection, List<Insertion> insertions) throws SQLException {
            this.connection = connection;
            // One statement is a transaction of its own on SQLite; elsewhere the usual way of a pool with transactions.
            boolean alone = insertions.size() == 1;
            connection.setAutoCommit(alone && connection.getMetaData().getURL().startsWith("jdbc:sqlite:"));
            for (Insertion insertion : insertions) {
                statements.add(connection.prepareStatement(insertion.sql()));
            }
        }

        void commit(List<Insertion> insertions) throws SQLException {
            for (int i = 0; i < insertions.size(); i++) {
                List<Object> values = insertions.get(i).values();
                for (int v = 0; v < values.size(); v++) {
                    statements.get(i).setObject(v + 1, values.get(v));
                }
                statements.get(i).executeUpdate();
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }
}
