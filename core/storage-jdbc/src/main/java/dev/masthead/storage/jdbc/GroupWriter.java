package dev.masthead.storage.jdbc;

import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import dev.masthead.storage.jdbc.Declarations.Declared;
import dev.masthead.storage.jdbc.GroupCommit.Ticket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one group of batches in one transaction, on the one connection that writes. Called by one thread at a time. */
final class GroupWriter {

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    private final ConnectionSource source;
    private final List<CollectionTable> tables;
    private final Declarations declarations;
    private final Set<CollectionTable> migratedByOthers = new HashSet<>();
    private Optional<Session> session;
    private long checkedGeneration = -1;

    GroupWriter(ConnectionSource source, Session session, List<CollectionTable> tables, Declarations declarations) {
        this.source = source;
        this.session = Optional.of(session);
        this.tables = tables;
        this.declarations = declarations;
    }

    void write(List<Ticket<List<Prepared>>> group) {
        Session open;
        try {
            open = session();
            open.update(open.dialect().begin());
        } catch (SQLException | StoreException e) {
            abandon();
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
            abandon();
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
        checkDeclarations(open);
        List<Optional<StoreException>> verdicts = new ArrayList<>();
        for (Ticket<List<Prepared>> ticket : group) {
            // Alone, a batch that fails is taken back with the transaction.
            verdicts.add(writeOne(open, ticket.batch(), group.size() > 1));
        }
        try {
            open.update(verdicts.stream().allMatch(Optional::isPresent) ? "ROLLBACK" : "COMMIT");
        } catch (SQLException e) {
            abandon();
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

    private Optional<StoreException> writeOne(Session open, List<Prepared> batch, boolean besideOthers)
            throws SQLException {
        for (Prepared prepared : batch) {
            if (migratedByOthers.contains(prepared.table())) {
                return Optional.of(new StoreException("Collection "
                        + prepared.table().spec().name()
                        + " was migrated by another process; open the store again, with its declarations"));
            }
        }
        return besideOthers ? writeInSavepoint(open, batch) : verdict(open, batch);
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

    /** Inside the transaction, so that nobody migrates between the check and the commit. */
    private void checkDeclarations(Session open) throws SQLException {
        long generation = declarations.generation(open);
        if (generation != checkedGeneration) {
            migratedByOthers.clear();
            for (CollectionTable table : tables) {
                if (!Declared.of(table.spec())
                        .equals(declarations.of(open, table.spec().name()))) {
                    migratedByOthers.add(table);
                }
            }
            checkedGeneration = generation;
        }
    }

    private Session session() throws SQLException {
        if (session.isEmpty()) {
            session = Optional.of(Session.open(source));
        }
        return session.get();
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
