package dev.masthead.storage.jdbc;

import static dev.masthead.storage.jdbc.CollectionTable.column;
import static dev.masthead.storage.jdbc.Place.quoted;

import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that is itself an index, on a many-valued key: one row for each of a record's values, with all columns of the
 * index and the record's id. Or the uniqueness of such a key: one row for each value that is taken, which serves as the
 * index on that key alone, too.
 */
final class SideTable {

    private final Place place;
    private final String name;
    private final List<KeySpec> keys;
    private final boolean unique;
    private final Dialect dialect;
    private final String insertIgnoring;
    private final String delete;

    SideTable(Place place, String name, List<KeySpec> keys, boolean unique, Dialect dialect) {
        this.place = place;
        this.name = name;
        this.keys = keys;
        this.unique = unique;
        this.dialect = dialect;
        this.insertIgnoring = dialect.insertIgnoring(into() + row());
        this.delete = "DELETE FROM " + place.qualified(name) + " WHERE id = ?";
    }

    private String into() {
        return place.qualified(name) + " (" + columns("") + ", id) VALUES ";
    }

    private String row() {
        return "(" + "?, ".repeat(keys.size()) + "?)";
    }

    String name() {
        return name;
    }

    /** The table as statements name it. */
    String sql() {
        return place.qualified(name);
    }

    /** The keys that it has columns for. */
    List<KeySpec> keys() {
        return keys;
    }

    /** The key whose uniqueness this is; empty when it is only an index. */
    Optional<KeySpec> uniqueKey() {
        return unique ? Optional.of(keys.get(0)) : Optional.empty();
    }

    /** The table, and an index to find the rows of one record. */
    List<String> creation() {
        String definitions = keys.stream()
                .map(key -> column(key.name()) + " " + dialect.columnType(key.type()) + " NOT NULL")
                .collect(Collectors.joining(", "));
        String primary = unique ? columns("") : columns("") + ", id";
        return List.of(
                "CREATE TABLE " + place.qualified(name) + " (" + definitions + ", id " + dialect.idType()
                        + " NOT NULL, PRIMARY KEY (" + primary + "))" + dialect.tableOptions(true),
                "CREATE INDEX " + quoted(name + "$id") + " ON " + place.qualified(name) + " (id)");
    }

    /** Parameters: see {@link #rows}. Does nothing when the row is there. */
    String insertIgnoring() {
        return insertIgnoring;
    }

    /** That many rows, one after the other. Fails when one is there. */
    String insert(int rows) {
        return "INSERT INTO " + into() + row() + (", " + row()).repeat(rows - 1);
    }

    /** Parameter: id. */
    String delete() {
        return delete;
    }

    /** The rows of one record, each as the parameters of {@link #insert}; none when a key is absent. */
    List<Object[]> rows(String id, Keys values) {
        List<List<KeyValue>> found = List.of(List.of());
        for (KeySpec key : keys) {
            List<List<KeyValue>> longer = new ArrayList<>();
            for (List<KeyValue> row : found) {
                for (KeyValue value : values.values(key.name())) {
                    List<KeyValue> more = new ArrayList<>(row);
                    more.add(value);
                    longer.add(more);
                }
            }
            found = longer;
        }
        return found.stream().map(row -> parameters(row, id)).toList();
    }

    private static Object[] parameters(List<KeyValue> row, String id) {
        List<Object> parameters = new ArrayList<>(row);
        parameters.add(new Id(id));
        return parameters.toArray();
    }

    private String columns(String before) {
        return keys.stream().map(key -> before + column(key.name())).collect(Collectors.joining(", "));
    }
}
