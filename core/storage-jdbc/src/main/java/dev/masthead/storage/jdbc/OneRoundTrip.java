package dev.masthead.storage.jdbc;

import dev.masthead.spi.Keys;
import dev.masthead.spi.Write;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole batch as one text of several statements, sent before the first answer is waited for. Each statement fails when
 * its condition does not hold, and the failure takes everything back; who wants to know why does it again step by step.
 *
 * <p>The transaction is spelled out, so that what is atomic does not depend on where a driver cuts the text. Values are
 * always parameters. Not thread-safe, for one batch.
 */
final class OneRoundTrip {

    /** How a product spells it. */
    interface Grammar {

        /** What comes before the first write; parameter: the generation that must still be the declarations'. */
        String begin(Declarations declarations);

        /** An update or a deletion that fails when no row matched. */
        String matching(String write);

        /** What comes behind the last. */
        String end();
    }

    /** More would not fit into the buffers between client and server: the driver would wait in the middle. */
    private static final int MOST_STATEMENTS = 100;

    /** More would come near the longest message that a server takes. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Grammar grammar;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private int statements;

    private OneRoundTrip(Grammar grammar) {
        this.grammar = grammar;
    }

    /** The text for a batch; none when it would be too long. */
    static Optional<OneRoundTrip> of(
            Grammar grammar, List<Prepared> batch, Declarations declarations, long generation) {
        if (batch.size() > MOST_STATEMENTS || characters(batch) > MOST_CHARACTERS) {
            return Optional.empty();
        }
        OneRoundTrip trip = new OneRoundTrip(grammar);
        trip.text.append(grammar.begin(declarations));
        trip.parameters.add(Long.toString(generation));
        batch.forEach(trip::add);
        trip.text.append(grammar.end());
        return trip.statements > MOST_STATEMENTS ? Optional.empty() : Optional.of(trip);
    }

    private static long characters(List<Prepared> batch) {
        return batch.stream()
                .mapToLong(prepared -> prepared.write() instanceof Write.Put put
                        ? put.payload().length()
                        : 0)
                .sum();
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
            add(isNew ? table.insert() : grammar.matching(table.replace()), values.toArray());
            for (SideTable side : table.sides()) {
                if (!isNew) {
                    add(side.delete(), new Id(put.id()));
                }
                addRows(side, put.id(), prepared.keys());
            }
        } else {
            add(grammar.matching(table.delete()), new Id(write.id()), write.expectedVersion());
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

    private void add(String statement, Object... values) {
        text.append("; ").append(statement);
        parameters.addAll(List.of(values));
        statements++;
    }
}
