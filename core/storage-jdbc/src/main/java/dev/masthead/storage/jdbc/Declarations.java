package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The table that remembers how each collection was declared when it was last opened, so that the next opening knows what
 * is new, and a store knows that another process has migrated what it has open.
 */
final class Declarations {

    /** The layout of the tables; a database with a higher number is refused. */
    static final long FORMAT = 2;

    private static final String STORE = "";
    private static final String KEY = "key";
    private static final String INDEX = "index";
    private static final String SHAPE = "shape";
    private static final String GENERATION = "generation";
    private static final String NUMBER = "number";
    private static final String LEASE = "lease";

    /** The row that is inserted last. */
    private static final String LAST = "format";

    /** What is declared while a migration that is not all or nothing is under way. */
    private static final String UNSETTLED = "unsettled";

    /**
     * One collection's keys and indexes by name, each as a short text.
     *
     * @param shape a short name for both; empty in format 1
     */
    record Declared(Map<String, String> keys, Map<String, String> indexes, String shape) {

        static Declared of(CollectionSpec spec) {
            Map<String, String> keys = new LinkedHashMap<>();
            Map<String, String> indexes = new LinkedHashMap<>();
            spec.keys().forEach(key -> keys.put(key.name(), text(key)));
            spec.indexes().forEach(index -> indexes.put(index.name(), text(spec, index)));
            String all = "keys " + new TreeMap<>(keys) + " indexes " + new TreeMap<>(indexes);
            return new Declared(keys, indexes, Fingerprint.of(all));
        }

        /** What may be there while this changes into another. */
        Declared until(Declared after) {
            return new Declared(unsettled(keys, after.keys), unsettled(indexes, after.indexes), UNSETTLED);
        }

        /** Whether nobody knows what is there of it. */
        static boolean isUnsettled(String declaration) {
            return declaration.equals(UNSETTLED);
        }

        private static Map<String, String> unsettled(Map<String, String> before, Map<String, String> after) {
            Map<String, String> both = new LinkedHashMap<>(before);
            both.putAll(after);
            both.replaceAll(
                    (name, declaration) -> declaration.equals(before.get(name)) && declaration.equals(after.get(name))
                            ? declaration
                            : UNSETTLED);
            return both;
        }

        private static String text(KeySpec key) {
            return key.type() + (key.many() ? " many" : "") + (key.unique() ? " unique" : "");
        }

        private static String text(CollectionSpec spec, IndexSpec index) {
            String equality = index.equality().stream()
                    .map(key -> key + (spec.key(key).orElseThrow().many() ? "*" : ""))
                    .collect(Collectors.joining(","));
            return equality + index.order().map(key -> ">" + key).orElse("");
        }
    }

    private final Place place;
    private final String table;

    Declarations(Place place) {
        this.place = place;
        this.table = place.prefix() + "$schema";
    }

    /** Whether the table is there, with all that belongs into it: a process may have died while it made it. */
    boolean exist(Session session) throws SQLException {
        return session.dialect().tableExists(session, place, table)
                && text(session, LAST, "").isPresent();
    }

    /** The statements that make the table. */
    List<String> creation(Dialect dialect) {
        String text = dialect.nameType() + " NOT NULL";
        return List.of(
                "CREATE TABLE " + sql() + " (collection " + text + ", kind " + text + ", name " + text
                        + ", declaration " + dialect.payloadType() + " NOT NULL, PRIMARY KEY (collection, kind, name))"
                        + dialect.tableOptions(true),
                insertion(STORE, LEASE, NUMBER, "0"),
                insertion(STORE, GENERATION, NUMBER, "0"),
                insertion(STORE, LAST, NUMBER, Long.toString(FORMAT)));
    }

    void checkFormat(Session session) throws SQLException {
        long found = number(session, LAST, "");
        if (found > FORMAT) {
            throw new StoreException("The database was written by a newer version (format " + found
                    + ", this version reads up to " + FORMAT + "); update this program, or give another place");
        }
    }

    /** Goes up with every migration of any collection. */
    long generation(Session session) throws SQLException {
        return number(session, GENERATION, session.dialect().shared());
    }

    Declared of(Session session, String collection) throws SQLException {
        return of(session, collection, "");
    }

    /** The newest, inside any transaction. */
    Declared newest(Session session, String collection) throws SQLException {
        return of(session, collection, session.dialect().shared());
    }

    private Declared of(Session session, String collection, String suffix) throws SQLException {
        Map<String, Map<String, String>> found = new HashMap<>();
        session.read(
                "SELECT kind, name, declaration FROM " + sql() + " WHERE collection = ? ORDER BY kind, name" + suffix,
                row -> found.computeIfAbsent(row.getString(1), kind -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)),
                collection);
        return new Declared(
                found.getOrDefault(KEY, Map.of()),
                found.getOrDefault(INDEX, Map.of()),
                found.getOrDefault(SHAPE, Map.of()).getOrDefault("", ""));
    }

    void replace(Session session, String collection, Declared declared) throws SQLException {
        session.update("DELETE FROM " + sql() + " WHERE collection = ?", collection);
        for (String insertion : insertions(collection, declared)) {
            session.update(insertion);
        }
        session.update(
                "UPDATE " + sql() + " SET declaration = ? WHERE collection = '' AND kind = '" + GENERATION + "'",
                Long.toString(generation(session) + 1));
        session.update(
                "UPDATE " + sql() + " SET declaration = ? WHERE collection = '' AND kind = '" + LAST + "'",
                Long.toString(FORMAT));
    }

    /** The statements that remember a declaration. */
    List<String> insertions(String collection, Declared declared) {
        List<String> insertions = new ArrayList<>();
        declared.keys.forEach((name, declaration) -> insertions.add(insertion(collection, KEY, name, declaration)));
        declared.indexes.forEach(
                (name, declaration) -> insertions.add(insertion(collection, INDEX, name, declaration)));
        insertions.add(insertion(collection, SHAPE, "", declared.shape));
        return insertions;
    }

    /** With literals, so that a script can hold it: they are checked names and words of our own. */
    private String insertion(String collection, String kind, String name, String declaration) {
        return "INSERT INTO " + sql() + " VALUES ('" + collection + "', '" + kind + "', '" + name + "', '" + declaration
                + "')";
    }

    /** Until when a process may migrate, as milliseconds since 1970. */
    String lease(Session session) throws SQLException {
        return text(session, LEASE, "").orElse("0");
    }

    boolean replaceLease(Session session, String before, String after) throws SQLException {
        return session.update(
                        "UPDATE " + sql() + " SET declaration = ? WHERE collection = '' AND kind = '" + LEASE
                                + "' AND name = '" + NUMBER + "' AND declaration = ?",
                        after,
                        before)
                == 1;
    }

    private long number(Session session, String kind, String suffix) throws SQLException {
        return text(session, kind, suffix)
                .map(Long::parseLong)
                .orElseThrow(() -> new StoreException(
                        "The table " + table + " has lost its " + kind + "; restore the database from a backup"));
    }

    private Optional<String> text(Session session, String kind, String suffix) throws SQLException {
        return session.first(
                "SELECT declaration FROM " + sql() + " WHERE collection = '' AND kind = ? AND name = '" + NUMBER + "'"
                        + suffix,
                row -> row.getString(1),
                kind);
    }

    private String sql() {
        return place.qualified(table);
    }
}
