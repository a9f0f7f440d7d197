package dev.masthead.storage.jdbc;

import dev.masthead.spi.Keys;
import dev.masthead.spi.Write;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole batch as one text of several statements, for PostgreSQL: its driver sends them all before it waits for the first
 * answer. Each statement fails when its condition does not hold, and the failure takes everything back; who wants to know
 * why does it again step by step.
 *
 * <p>The transaction is spelled out, so that what is atomic does not depend on where a driver cuts the text. Values are
 * always parameters. Not thread-safe, for one batch.
 */
final class OneRoundTrip {

    /** More would not fit into the buffers between client and server: the driver would wait in the middle. */
    private static final int MOST_STATEMENTS = 100;

    private static final String ONE_ROW = "SELECT 1/count(*) FROM ";

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private int statements;

    private OneRoundTrip() {}

    /** The text for a batch; none when it would be too long. */
    static Optional<OneRoundTrip> of(
            List<Prepared> batch, List<String> prologue, Declarations declarations, long generation) {
        if (batch.size() > MOST_STATEMENTS) {
            return Optional.empty();
        }
        OneRoundTrip trip = new OneRoundTrip();
        prologue.forEach(trip::add);
        trip.add(ONE_ROW + declarations.generationIs(), Long.toString(generation));
        batch.forEach(trip::add);
        trip.add("COMMIT");
        return trip.statements > MOST_STATEMENTS ? Optional.empty() : Optional.of(trip);
    }

    /** Runs it, and gives the warnings that came with it. */
    Optional<SQLException> run(Session session) throws SQLException {
        session.mayBeInTransaction();
        Optional<SQLException> warnings = session.execute(text.toString(), parameters.toArray());
        session.isOutOfTransaction();
        return warnings;
    }

    private void add(Prepared prepared) {
        CollectionTable table = prepared.table();
        Write write = prepared.write();
        if (write instanceof Write.Put put) {
            boolean isNew = put.expectedVersion() == Write.ABSENT;
            List<Object> values = BatchWriter.parameters(prepared, put);
            add(isNew ? table.insert() : matching(table.replace()), values.toArray());
            for (SideTable side : table.sides()) {
                if (!isNew) {
                    add(side.delete(), new Id(put.id()));
                }
                addRows(side, put.id(), prepared.keys());
            }
        } else {
            add(matching(table.delete()), new Id(write.id()), write.expectedVersion());
            table.sides().forEach(side -> add(side.delete(), new Id(write.id())));
        }
    }

    private void addRows(SideTable side, String id, Keys keys) {
        List<Object[]> rows = side.rows(id, keys);
        if (!rows.isEmpty()) {
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.addAll(List.of(row)));
            add(side.insert(rows.size()), values.toArray());
        }
    }

    /** Fails when no row matched. */
    private static String matching(String write) {
        return "WITH written AS (" + write + " RETURNING 1) " + ONE_ROW + "written";
    }

    private void add(String statement, Object... values) {
        text.append(text.isEmpty() ? "" : "; ").append(statement);
        parameters.addAll(List.of(values));
        statements++;
    }
}
