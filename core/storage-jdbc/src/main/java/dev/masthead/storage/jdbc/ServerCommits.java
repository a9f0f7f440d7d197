package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Commits each batch in a transaction of its own: for servers, which group their waits for the disk themselves.
 *
 * <p>First in one round trip, where the product can; when that fails, step by step, which finds out why. What provably
 * changed nothing and may pass is tried again; what may have been committed is an {@link UnknownOutcomeException}.
 */
final class ServerCommits implements Commits {

    /** Wraps what changed nothing, so that it is told from what may have. */
    private static final class ChangedNothing extends SQLException {

        private static final long serialVersionUID = 1L;

        private final SQLException reason;

        ChangedNothing(SQLException reason) {
            super(reason.getMessage(), reason.getSQLState(), reason.getErrorCode(), reason);
            this.reason = reason;
        }
    }

    private final Dialect dialect;
    private final Place place;
    private final Sessions sessions;
    private final MigrationWatch watch;
    private final Retries retries;

    ServerCommits(Dialect dialect, Place place, Sessions sessions, MigrationWatch watch, Retries retries) {
        this.dialect = dialect;
        this.place = place;
        this.sessions = sessions;
        this.watch = watch;
        this.retries = retries;
    }

    @Override
    public void commit(List<Prepared> batch) {
        Retries.Attempts attempts = retries.start();
        while (true) {
            try {
                sessions.lend(session -> {
                    attempt(session, batch);
                    return true;
                });
                return;
            } catch (SQLException e) {
                // Whatever else fails does so before anything is sent: while connecting.
                SQLException reason = e instanceof ChangedNothing nothing ? nothing.reason : e;
                if (!attempts.mayTryAgain(dialect.classify(reason))) {
                    throw new StoreException(
                            why(attempts.made(), dialect.classify(reason)) + "; nothing was changed",
                            Redacted.of(reason));
                }
            }
        }
    }

    private static String why(int attempts, Failure failure) {
        return switch (failure) {
            case CONTENTION -> "Other commits were in the way in each of " + attempts + " attempts";
            case TIMEOUT -> "The statement timeout has passed";
            case LOST -> "The database is unreachable";
            case NOT_WRITABLE ->
                "The database takes no writes: it is a standby or read-only; connect to the one that is"
                        + " written to";
            case DUPLICATE, REFUSED, UNCLEAR -> "The database refused the batch";
        };
    }

    private void attempt(Session session, List<Prepared> batch) throws SQLException {
        Optional<OneRoundTrip> trip = trip(batch);
        if (trip.isEmpty() || !succeeds(trip.get(), session)) {
            stepByStep(session, batch);
        }
    }

    private Optional<OneRoundTrip> trip(List<Prepared> batch) {
        return dialect.oneRoundTrip(place).flatMap(grammar -> OneRoundTrip.of(grammar, batch));
    }

    /** False when the database refused it: then it has changed nothing. */
    private boolean succeeds(OneRoundTrip trip, Session session) throws SQLException {
        try {
            Session.Done done = trip.run(session);
            if (done.matched()) {
                acknowledge(done.warnings());
            }
            return done.matched();
        } catch (SQLException e) {
            Failure failure = dialect.classify(e);
            if (failure == Failure.LOST || failure == Failure.UNCLEAR) {
                throw unknown(e);
            }
            if (failure == Failure.NOT_WRITABLE) {
                throw new ChangedNothing(e);
            }
            takeBackOrLeave(session);
            if (failure == Failure.CONTENTION || failure == Failure.TIMEOUT) {
                throw new ChangedNothing(e);
            }
            return false;
        }
    }

    private void stepByStep(Session session, List<Prepared> batch) throws SQLException {
        try {
            session.begin();
            dialect.holdOffMigrations(session, place);
            watch.look(session);
            watch.check(batch);
            BatchWriter.write(session, batch);
        } catch (SQLException e) {
            takeBack(session);
            throw new ChangedNothing(e);
        } catch (RuntimeException e) {
            takeBack(session);
            throw e;
        }
        try {
            acknowledge(session.commit());
        } catch (SQLException e) {
            if (dialect.classify(e) == Failure.CONTENTION) {
                takeBack(session);
                throw new ChangedNothing(e);
            }
            throw unknown(e);
        }
    }

    /** Who began another transaction on a session that is still in one would commit the first, on MariaDB. */
    private static void takeBackOrLeave(Session session) throws ChangedNothing {
        try {
            session.takeBackIfNeeded();
        } catch (SQLException e) {
            throw new ChangedNothing(e);
        }
    }

    /** A session that cannot even do this is still in its transaction, and thrown away for it. */
    private static void takeBack(Session session) {
        try {
            session.rollback();
        } catch (SQLException e) {
            session.mayBeInTransaction();
        }
    }

    private void acknowledge(Optional<SQLException> warnings) {
        if (warnings.filter(dialect::isDoubtful).isPresent()) {
            throw new UnknownOutcomeException(
                    "The wait for the standbys was broken off: the batch is committed on this server and may be lost"
                            + " with it; commit it again",
                    warnings.get());
        }
    }

    private static UnknownOutcomeException unknown(SQLException e) {
        return new UnknownOutcomeException(
                "The database failed while it committed; the batch may be stored or not, commit it again",
                Redacted.of(e));
    }

    @Override
    public void close() {
        sessions.close();
    }
}
