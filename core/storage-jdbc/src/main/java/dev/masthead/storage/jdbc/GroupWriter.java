package dev.masthead.storage.jdbc;

import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import dev.masthead.storage.jdbc.GroupCommit.Ticket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one group of batches in one transaction, on the one connection that writes. Called by one thread at a time. */
final class GroupWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    private final SessionSource source;
    private final MigrationWatch watch;
    private Optional<Session> session;
    private boolean troubled;

    GroupWriter(SessionSource source, Session session, MigrationWatch watch) {
        this.source = source;
        this.session = Optional.of(session);
        this.watch = watch;
    }

    void write(List<Ticket<List<Prepared>>> group) {
        Session open;
        try {
            open = session();
            open.begin();
        } catch (SQLException | StoreException e) {
            abandonAfter(e);
            failAll(
                    group,
                    new StoreException(
                            "The database takes no writes: it is unreachable, or another process has"
                                    + " held its write lock for long; nothing was changed",
                            e));
            return;
        }
        try {
            write(open, group);
        } catch (SQLException | RuntimeException e) {
            abandonAfter(e);
            if (group.size() == 1) {
                failAll(group, new StoreException("The database refused the batch; nothing was changed", e));
            } else {
                // One of them broke the transaction; the others must not pay for it.
                group.forEach(ticket -> write(List.of(ticket)));
            }
        }
    }

    /** Each batch gets its own verdict, and all of them one commit. */
    private void write(Session open, List<Ticket<List<Prepared>>> group) throws SQLException {
        // Inside the transaction, so that nobody migrates between the check and the commit.
        watch.look(open);
        List<Optional<StoreException>> verdicts = verdicts(open, group, false);
        if (group.size() > 1 && verdicts.stream().anyMatch(Optional::isPresent)) {
            // A savepoint for each costs all of them a third, so there are some only when one has to be taken back.
            open.rollback();
            open.begin();
            watch.look(open);
            verdicts = verdicts(open, group, true);
        }
        settle(open, group, verdicts);
    }

    private List<Optional<StoreException>> verdicts(
            Session open, List<Ticket<List<Prepared>>> group, boolean inSavepoints) throws SQLException {
        List<Optional<StoreException>> verdicts = new ArrayList<>();
        for (Ticket<List<Prepared>> ticket : group) {
            verdicts.add(writeOne(open, ticket.batch(), inSavepoints));
        }
        return verdicts;
    }

    private void settle(Session open, List<Ticket<List<Prepared>>> group, List<Optional<StoreException>> verdicts) {
        try {
            if (verdicts.stream().allMatch(Optional::isPresent)) {
                open.rollback();
            } else {
                open.commit();
                troubled = false;
            }
            if (open.isSpent()) {
                abandon();
            }
        } catch (SQLException e) {
            abandonAfter(e);
            failAll(
                    group,
                    new UnknownOutcomeException(
                            "The database failed while it committed; the batch may be stored or not, commit it again",
                            e));
        }
        for (int i = 0; i < group.size(); i++) {
            Ticket<List<Prepared>> ticket = group.get(i);
            verdicts.get(i).ifPresentOrElse(ticket::fail, ticket::succeed);
        }
    }

    /** What is settled stays as it is, here and when success follows. */
    private static void failAll(List<Ticket<List<Prepared>>> group, StoreException reason) {
        group.forEach(ticket -> ticket.fail(reason));
    }

    private Optional<StoreException> writeOne(Session open, List<Prepared> batch, boolean inSavepoint)
            throws SQLException {
        try {
            watch.check(batch);
        } catch (StoreException e) {
            return Optional.of(e);
        }
        return inSavepoint ? writeInSavepoint(open, batch) : verdict(open, batch);
    }

    private static Optional<StoreException> writeInSavepoint(Session open, List<Prepared> batch) throws SQLException {
        open.update("SAVEPOINT batch");
        Optional<StoreException> verdict = verdict(open, batch);
        if (verdict.isPresent()) {
            open.update("ROLLBACK TO batch");
        }
        open.update("RELEASE batch");
        return verdict;
    }

    private static Optional<StoreException> verdict(Session open, List<Prepared> batch) throws SQLException {
        try {
            BatchWriter.write(open, batch);
            return Optional.empty();
        } catch (ConflictException | DuplicateKeyException e) {
            return Optional.of(e);
        }
    }

    private Session session() throws SQLException {
        if (session.isEmpty()) {
            session = Optional.of(source.open());
        }
        return session.get();
    }

    /** What mends it is said once, until it is mended: every commit of a full disk fails alike. */
    private void abandonAfter(Exception reason) {
        if (reason instanceof SQLException failure && !troubled) {
            troubled = true;
            LOG.error("Commits fail; {}", Remedy.of(failure));
        }
        abandon();
    }

    private void abandon() {
        session.ifPresent(Session::abandon);
        session = Optional.empty();
    }

    void close() {
        try {
            if (session.isPresent()) {
                session.get().dialect().settle(session.get());
            }
        } catch (SQLException e) {
            LOG.debug("The log stays for the next opening", e);
        } finally {
            session.ifPresent(Session::closeQuietly);
            session = Optional.empty();
        }
    }
}
