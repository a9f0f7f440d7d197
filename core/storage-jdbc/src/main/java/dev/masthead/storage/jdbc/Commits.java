package dev.masthead.storage.jdbc;

import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.util.List;

/** One of the ways to commit: in groups by one writer, each in a transaction of its own, or in the host's. Thread-safe. */
interface Commits {

    /** Returns when the batch is committed, or throws why it is not. */
    void commit(List<Prepared> batch);

    /** Waits for those under way. */
    void close();
}
