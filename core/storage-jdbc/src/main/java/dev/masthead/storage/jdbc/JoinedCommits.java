package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes within the host's transaction: each batch in a savepoint, nothing tried twice. */
final class JoinedCommits implements Commits {

    private static final Logger LOG = LoggerFactory.getLogger(JoinedCommits.class);
    private static final String SAVEPOINT = "masthead_batch";

    private final Place place;
    private final Sessions sessions;
    private final MigrationWatch watch;

    JoinedCommits(Place place, Sessions sessions, MigrationWatch watch) {
        this.place = place;
        this.sessions = sessions;
        this.watch = watch;
    }

    @Override
    public void commit(List<Prepared> batch) {
        try {
            sessions.lend(session -> {
                if (!session.isJoined()) {
                    throw new StoreException(
                            "No transaction is running on the connection; begin one, or set auto-commit to false");
                }
                write(session, batch);
                return true;
            });
        } catch (SQLException e) {
            throw new StoreException(
                    "The database refused the batch; roll the transaction back and begin anew", Redacted.of(e));
        }
    }

    private void write(Session session, List<Prepared> batch) throws SQLException {
        session.execute("SAVEPOINT " + SAVEPOINT);
        try {
            session.dialect().holdOffMigrations(session, place);
            watch.look(session);
            watch.check(batch);
            BatchWriter.write(session, batch);
        } catch (SQLException e) {
            takeBackIfPossible(session);
            throw e;
        } catch (RuntimeException e) {
            // A verdict lets the host go on: it holds only when nothing of the batch is left.
            takeBack(session);
            throw e;
        }
        session.execute("RELEASE SAVEPOINT " + SAVEPOINT);
    }

    private static void takeBackIfPossible(Session session) {
        try {
            takeBack(session);
        } catch (SQLException e) {
            LOG.debug("The database has taken back the whole transaction already", e);
        }
    }

    private static void takeBack(Session session) throws SQLException {
        session.execute("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        session.execute("RELEASE SAVEPOINT " + SAVEPOINT);
    }

    @Override
    public void close() {
        sessions.close();
    }
}
