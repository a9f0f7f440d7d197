package dev.masthead.storage.jdbc;

import dev.masthead.spi.Keys;
import dev.masthead.spi.Write;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole batch as one text, sent before the first answer is waited for. A write that fails or matches no row takes
 * everything back; who wants to know why does it again step by step.
 *
 * <p>One statement is a transaction by itself. Around several it is spelled out, so that what is atomic does not depend on
 * where a driver cuts the text. Values are always parameters. Not thread-safe, for one batch.
 */
final class OneRoundTrip {

    /** How a product spells it. */
    interface Grammar {

        /** What comes before several statements. */
        String begin();

        /** One of them that fails when no row matched. */
        String matching(String write);

        /** What comes behind them. */
        String end();
    }

    /** More would not fit into the buffers between client and server: the driver would wait in the middle. */
    private static final int MOST_STATEMENTS = 100;

    /** More would come near the longest message that a server takes. */
    private static final int MOST_CHARACTERS = 1_000_000;

    /** A statement, and whether it must match a row. */
    private record Part(String sql, boolean mustMatch) {}

    private final Grammar grammar;
    private final List<Part> parts = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    private OneRoundTrip(Grammar grammar) {
        this.grammar = grammar;
    }

    /** The text for a batch; none when it would be too long. */
    static Optional<OneRoundTrip> of(Grammar grammar, List<Prepared> batch) {
        if (batch.size() > MOST_STATEMENTS) {
            return Optional.empty();
        }
        OneRoundTrip trip = new OneRoundTrip(grammar);
        batch.forEach(trip::add);
        int statements = trip.parts.size();
        boolean fits = statements == 1 || (statements <= MOST_STATEMENTS && characters(batch) <= MOST_CHARACTERS);
        return fits ? Optional.of(trip) : Optional.empty();
    }

    private static long characters(List<Prepared> batch) {
        return batch.stream()
                .mapToLong(prepared -> prepared.write() instanceof Write.Put put
                        ? put.payload().length()
                        : 0)
                .sum();
    }

    /** Runs it. One of several that matched no row would have failed. */
    Session.Done run(Session session) throws SQLException {
        if (parts.size() == 1) {
            return session.write(parts.get(0).sql, parameters.toArray());
        }
        session.mayBeInTransaction();
        Optional<SQLException> warnings = session.execute(text(), parameters.toArray());
        session.isOutOfTransaction();
        return new Session.Done(true, warnings);
    }

    private String text() {
        StringBuilder text = new StringBuilder(grammar.begin());
        for (Part part : parts) {
            text.append("; ").append(part.mustMatch ? grammar.matching(part.sql) : part.sql);
        }
        return text.append("; ").append(grammar.end()).toString();
    }

    private void add(Prepared prepared) {
        CollectionTable table = prepared.table();
        Write write = prepared.write();
        if (write instanceof Write.Put put) {
            boolean isNew = put.expectedVersion() == Write.ABSENT;
            Object[] values = BatchWriter.parameters(prepared, put).toArray();
            add(isNew ? table.insert() : table.replace(), !isNew, values);
            for (SideTable side : table.sides()) {
                if (!isNew) {
                    add(side.delete(), false, new Id(put.id()));
                }
                addRows(side, put.id(), prepared.keys());
            }
        } else {
            add(table.delete(), true, new Id(write.id()), write.expectedVersion());
            table.sides().forEach(side -> add(side.delete(), false, new Id(write.id())));
        }
    }

    private void addRows(SideTable side, String id, Keys keys) {
        List<Object[]> rows = side.rows(id, keys);
        if (!rows.isEmpty()) {
            List<Object> values = new ArrayList<>();
            rows.forEach(row -> values.addAll(List.of(row)));
            add(side.insert(rows.size()), false, values.toArray());
        }
    }

    private void add(String sql, boolean mustMatch, Object... values) {
        parts.add(new Part(sql, mustMatch));
        parameters.addAll(List.of(values));
    }
}
