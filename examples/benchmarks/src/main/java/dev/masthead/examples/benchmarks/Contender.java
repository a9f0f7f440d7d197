package dev.masthead.examples.benchmarks;

import java.sql.SQLException;

/** One way to make something durable, each time in a transaction of its own. Thread-safe. */
interface Contender extends AutoCloseable {

    void commit() throws Exception;

    @Override
    void close() throws SQLException;
}
