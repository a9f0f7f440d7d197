package dev.masthead.storage.jdbc;

import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.Write;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Puts one write into the tables, step by step, within the caller's transaction. Stateless. */
final class BatchWriter {

    /** A write with everything that could be prepared without the database. */
    record Prepared(CollectionTable table, Write write, Keys keys) {

        static Prepared of(CollectionTable table, Write write) {
            Keys keys = write instanceof Write.Put put ? table.spec().keysOf().keysOf(put.payload()) : Keys.none();
            return new Prepared(table, write, keys);
        }
    }

    private BatchWriter() {}

    /**
     * Fails with {@link ConflictException} or {@link DuplicateKeyException}; the caller then takes the batch back. With
     * {@link SQLTransactionRollbackException} when somebody else got in between: the batch is worth another attempt.
     */
    static void write(Session session, List<Prepared> batch) throws SQLException {
        for (int i = 0; i < batch.size(); i++) {
            try {
                write(session, batch.get(i));
            } catch (DuplicateKeyException duplicate) {
                throw conflict(session, batch.subList(i + 1, batch.size())).orElse(duplicate);
            }
        }
    }

    private static void write(Session session, Prepared prepared) throws SQLException {
        if (prepared.write instanceof Write.Put put) {
            put(session, prepared, put);
        } else {
            delete(session, prepared);
        }
    }

    /** A conflict counts more than a duplicate, also when it is that of a later write. */
    private static Optional<StoreException> conflict(Session session, List<Prepared> later) throws SQLException {
        for (Prepared prepared : later) {
            Optional<StoreException> conflict = conflict(session, prepared);
            if (conflict.isPresent()) {
                return conflict;
            }
        }
        return Optional.empty();
    }

    private static void put(Session session, Prepared prepared, Write.Put put) throws SQLException {
        CollectionTable table = prepared.table;
        boolean isNew = put.expectedVersion() == Write.ABSENT;
        if (!isNew && session.dialect().onClash() == Dialect.Clash.FAILS_ALL) {
            checkBefore(session, prepared);
        }
        String statement = isNew ? table.insertIgnoring() : table.replaceIgnoring();
        if (!isWritten(session, statement, parameters(prepared, put).toArray())) {
            throw refusal(session, prepared);
        }
        for (SideTable side : table.sides()) {
            if (!isNew) {
                session.update(side.delete(), new Id(put.id()));
            }
            insertRows(session, table, side, put.id(), prepared.keys);
        }
    }

    private static void delete(Session session, Prepared prepared) throws SQLException {
        Id id = new Id(prepared.write.id());
        if (session.update(prepared.table.delete(), id, prepared.write.expectedVersion()) == 0) {
            throw refusal(session, prepared);
        }
        for (SideTable side : prepared.table.sides()) {
            session.update(side.delete(), id);
        }
    }

    /** The parameters of {@link CollectionTable#insert} or {@link CollectionTable#replace}. */
    static List<Object> parameters(Prepared prepared, Write.Put put) {
        List<Object> parameters = new ArrayList<>();
        boolean isNew = put.expectedVersion() == Write.ABSENT;
        if (isNew) {
            parameters.add(new Id(put.id()));
        }
        parameters.add(put.version());
        parameters.addAll(columnValues(prepared.table.columns(), prepared.keys));
        parameters.add(put.payload());
        if (!isNew) {
            parameters.add(new Id(put.id()));
            parameters.add(put.expectedVersion());
        }
        return parameters;
    }

    /** One value for each column. */
    static List<Object> columnValues(List<KeySpec> columns, Keys keys) {
        List<Object> values = new ArrayList<>();
        for (KeySpec key : columns) {
            Iterator<KeyValue> value = keys.values(key.name()).iterator();
            values.add(value.hasNext() ? value.next() : new Absent(key.type()));
        }
        return values;
    }

    static void insertRows(Session session, CollectionTable table, SideTable side, String id, Keys keys)
            throws SQLException {
        for (Object[] row : side.rows(id, keys)) {
            if (!isWritten(session, side.insertIgnoring(), row)) {
                String key = side.uniqueKey().map(KeySpec::name).orElse(side.name());
                throw new DuplicateKeyException(table.spec().name(), key);
            }
        }
    }

    private static boolean isWritten(Session session, String statement, Object... parameters) throws SQLException {
        Dialect dialect = session.dialect();
        try {
            return session.update(statement, parameters) > 0;
        } catch (SQLException e) {
            if (dialect.classify(e) != Failure.DUPLICATE) {
                throw e;
            }
            if (dialect.onClash() == Dialect.Clash.FAILS_ALONE) {
                return false;
            }
            // Without the cause: it may name the value.
            throw overtaken();
        }
    }

    /** Where a taken unique key would break the whole transaction, it is looked for first. */
    private static void checkBefore(Session session, Prepared prepared) throws SQLException {
        if (prepared.table.columns().stream().anyMatch(KeySpec::unique)) {
            Optional<StoreException> known = known(session, prepared);
            if (known.isPresent()) {
                throw known.get();
            }
        }
    }

    private static StoreException refusal(Session session, Prepared prepared) throws SQLException {
        Optional<StoreException> known = known(session, prepared);
        if (known.isEmpty()) {
            throw overtaken();
        }
        return known.get();
    }

    private static SQLTransactionRollbackException overtaken() {
        return new SQLTransactionRollbackException("Another transaction got in between", "40001");
    }

    /** Why no row can be written: the version first, then the unique keys. */
    private static Optional<StoreException> known(Session session, Prepared prepared) throws SQLException {
        Optional<StoreException> conflict = conflict(session, prepared);
        if (conflict.isPresent()) {
            return conflict;
        }
        Write write = prepared.write;
        String collection = prepared.table.spec().name();
        for (KeySpec key : prepared.table.columns()) {
            for (KeyValue value : key.unique() ? prepared.keys.values(key.name()) : List.<KeyValue>of()) {
                String other = prepared.table.otherOwner(key);
                if (session.first(other, row -> true, value, new Id(write.id())).isPresent()) {
                    return Optional.of(new DuplicateKeyException(collection, key.name()));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<StoreException> conflict(Session session, Prepared prepared) throws SQLException {
        Write write = prepared.write;
        long actual = session.first(prepared.table.version(), row -> row.getLong(1), new Id(write.id()))
                .orElse(Write.ABSENT);
        return actual == write.expectedVersion()
                ? Optional.empty()
                : Optional.of(new ConflictException(
                        prepared.table.spec().name(), write.id(), write.expectedVersion(), actual));
    }
}
