package dev.masthead.storage.jdbc;

import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.Write;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one write into the tables, within the caller's transaction. Stateless. */
final class BatchWriter {

    /** A write with everything that could be prepared without the database. */
    record Prepared(CollectionTable table, Write write, Keys keys) {

        static Prepared of(CollectionTable table, Write write) {
            Keys keys = write instanceof Write.Put put ? table.spec().keysOf().keysOf(put.payload()) : Keys.none();
            return new Prepared(table, write, keys);
        }
    }

    private BatchWriter() {}

    /** Fails with {@link ConflictException} or {@link DuplicateKeyException}; the caller then takes the batch back. */
    static void write(Session session, List<Prepared> batch) throws SQLException {
        for (Prepared prepared : batch) {
            if (prepared.write instanceof Write.Put put) {
                put(session, prepared, put);
            } else {
                delete(session, prepared);
            }
        }
    }

    private static void put(Session session, Prepared prepared, Write.Put put) throws SQLException {
        CollectionTable table = prepared.table;
        List<@Nullable Object> parameters = new ArrayList<>();
        boolean isNew = put.expectedVersion() == Write.ABSENT;
        if (isNew) {
            parameters.add(put.id());
        }
        parameters.add(put.version());
        parameters.addAll(columnValues(table.columns(), prepared.keys));
        parameters.add(put.payload());
        if (!isNew) {
            parameters.add(put.id());
            parameters.add(put.expectedVersion());
        }
        if (session.update(isNew ? table.insert() : table.replace(), parameters.toArray()) == 0) {
            throw refusal(session, prepared);
        }
        for (SideTable side : table.sides()) {
            if (!isNew) {
                session.update(side.delete(), put.id());
            }
            insertRows(session, table, side, put.id(), prepared.keys);
        }
    }

    private static void delete(Session session, Prepared prepared) throws SQLException {
        String id = prepared.write.id();
        if (session.update(prepared.table.delete(), id, prepared.write.expectedVersion()) == 0) {
            throw refusal(session, prepared);
        }
        for (SideTable side : prepared.table.sides()) {
            session.update(side.delete(), id);
        }
    }

    /** One value for each column, null where the key is absent. */
    static List<@Nullable Object> columnValues(List<KeySpec> columns, Keys keys) {
        List<@Nullable Object> values = new ArrayList<>();
        for (KeySpec key : columns) {
            Iterator<KeyValue> value = keys.values(key.name()).iterator();
            values.add(value.hasNext() ? value.next() : null);
        }
        return values;
    }

    static void insertRows(Session session, CollectionTable table, SideTable side, String id, Keys keys)
            throws SQLException {
        for (Object[] row : side.rows(id, keys)) {
            if (session.update(side.insert(), row) == 0) {
                String key = side.uniqueKey().map(KeySpec::name).orElse(side.name());
                throw new DuplicateKeyException(table.spec().name(), key);
            }
        }
    }

    /** Why no row was written: the version first, then the unique keys. */
    private static StoreException refusal(Session session, Prepared prepared) throws SQLException {
        Write write = prepared.write;
        String collection = prepared.table.spec().name();
        long actual = session.first(prepared.table.version(), row -> row.getLong(1), write.id())
                .orElse(Write.ABSENT);
        if (actual != write.expectedVersion()) {
            return new ConflictException(collection, write.id(), write.expectedVersion(), actual);
        }
        for (KeySpec key : prepared.table.columns()) {
            for (KeyValue value : key.unique() ? prepared.keys.values(key.name()) : List.<KeyValue>of()) {
                if (session.first(prepared.table.otherOwner(key), row -> row.getString(1), value, write.id())
                        .isPresent()) {
                    return new DuplicateKeyException(collection, key.name());
                }
            }
        }
        return new StoreException("The database wrote no row of collection " + collection
                + " and gave no reason; does the table have a constraint that is not ours?");
    }
}
