package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what is in the tables, and what the indexes find, with what should be there. */
final class Audit {

    private static final List<String> TABLES =
            List.of("articles$unique$claim", "articles$tagged", "articles", "notes", "$schema");

    private final Connection connection;
    private final Dialect dialect;
    private final String prefix;

    /** Looks through a connection of its own, which sees what is committed. */
    Audit(Connection connection, String prefix) throws SQLException {
        this.connection = connection;
        this.dialect = Dialects.of(connection);
        this.prefix = prefix;
    }

    /** Whether the tables hold exactly these records. */
    boolean holds(Press press) throws SQLException {
        return press.articles().equals(records("articles")) && press.notes().equals(records("notes"));
    }

    private SortedMap<String, StoredRecord> records(String table) throws SQLException {
        SortedMap<String, StoredRecord> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, version, payload FROM " + prefix + table)) {
            while (rows.next()) {
                String id = new String(rows.getBytes(1), StandardCharsets.UTF_8);
                found.put(id, new StoredRecord(id, rows.getLong(2), rows.getString(3)));
            }
        }
        return found;
    }

    /** Every index of every collection finds what the records say, and no more. */
    void indexesAgree(RecordStore store, Press press, List<CollectionSpec> collections) throws SQLException {
        for (CollectionSpec spec : collections) {
            SortedMap<String, StoredRecord> records = spec.name().equals("notes") ? press.notes() : press.articles();
            for (IndexSpec index : spec.indexes()) {
                agrees(store, spec, index, records);
                if (spec.manyValuedKey(index).isPresent()) {
                    KeySpec key = spec.manyValuedKey(index).orElseThrow();
                    // The table of a unique key is the index on it, too.
                    String side = key.unique() ? "unique$" + key.name() : index.name();
                    assertEquals(press.values(spec, key.name()), rows("articles$" + side), index.name());
                }
            }
        }
        if (collections.equals(Press.AFTER)) {
            int claims = press.values(collections.get(0), "claim");
            assertEquals(claims, rows("articles$unique$claim"), "claims");
        }
    }

    /** Each index here has one equality key at most. */
    private static void agrees(
            RecordStore store, CollectionSpec spec, IndexSpec index, SortedMap<String, StoredRecord> records) {
        if (index.equality().isEmpty()) {
            Query all = Query.of(spec.name(), index.name()).build();
            List<StoredRecord> expected =
                    records.values().stream().sorted(order(spec, index)).toList();
            assertEquals(expected, store.query(all).records(), index.name());
            return;
        }
        String key = index.equality().get(0);
        Set<KeyValue> values = new LinkedHashSet<>();
        records.values().forEach(record -> values.addAll(keys(spec, record).values(key)));
        for (KeyValue value : values) {
            Query some = Query.of(spec.name(), index.name()).equal(key, value).build();
            List<StoredRecord> expected = records.values().stream()
                    .filter(record -> keys(spec, record).values(key).contains(value))
                    .sorted(order(spec, index))
                    .toList();
            assertEquals(expected, store.query(some).records(), index.name());
        }
    }

    private static Comparator<StoredRecord> order(CollectionSpec spec, IndexSpec index) {
        Comparator<StoredRecord> byId = Comparator.comparing(StoredRecord::id);
        return index.order()
                .map(key -> Comparator.<StoredRecord, Long>comparing(record -> ((KeyValue.Int) keys(spec, record)
                                        .values(key)
                                        .iterator()
                                        .next())
                                .value())
                        .thenComparing(byId))
                .orElse(byId);
    }

    private static Keys keys(CollectionSpec spec, StoredRecord record) {
        return spec.keysOf().keysOf(record.payload());
    }

    private int rows(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(dialect.spelled("SELECT count(*) FROM \"" + prefix + table + "\""))) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Makes the place as it was before anything was opened there. */
    void clear() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(dialect.spelled("DROP TABLE IF EXISTS \"" + prefix + table + "\""));
            }
        }
        connection.setAutoCommit(true);
    }
}
