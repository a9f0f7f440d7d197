package dev.masthead.examples.benchmarks;

import dev.masthead.spi.Batch;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.RecordStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One way to make a submission durable, each in a transaction of its own. Thread-safe. */
interface Contender extends AutoCloseable {

    void commit(Submission submission) throws SQLException, InterruptedException;

    @Override
    void close() throws SQLException;

    /** Masthead's store. */
    static Contender store(Engine engine) throws SQLException, IOException {
        RecordStore store = engine.store();
        return new Contender() {
            @Override
            public void commit(Submission submission) {
                store.commit(Batch.builder()
                        .insert("submissions", submission.id(), submission.payload())
                        .build());
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    /** Plain JDBC: begin, insert, commit, on that many connections. */
    static Contender raw(Engine engine, int connections) throws SQLException, IOException {
        engine.createRawTable();
        BlockingQueue<RawConnection> pool = new LinkedBlockingQueue<>();
        for (int i = 0; i < connections; i++) {
            pool.add(new RawConnection(engine));
        }
        return new Contender() {
            @Override
            public void commit(Submission submission) throws SQLException, InterruptedException {
                RawConnection connection = pool.take();
                try {
                    connection.commit(submission);
                } finally {
                    pool.add(connection);
                }
            }

            @Override
            public void close() throws SQLException {
                for (RawConnection connection : pool) {
                    connection.connection.close();
                }
            }
        };
    }

    /** A connection with its statement. */
    final class RawConnection {

        private final Connection connection;
        private final PreparedStatement insert;

        private RawConnection(Engine engine) throws SQLException {
            connection = engine.connect();
            // One insertion is a transaction of its own on SQLite; elsewhere the usual way of a pool with transactions.
            connection.setAutoCommit(engine.isFile());
            insert = connection.prepareStatement(engine.insertion());
        }

        private void commit(Submission submission) throws SQLException {
            insert.setString(1, submission.id());
            insert.setString(2, submission.form());
            insert.setLong(3, ((KeyValue.Time) KeyValue.of(submission.received())).epochMicros());
            insert.setString(4, submission.payload());
            insert.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
    }
}
