package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names and statements of one collection's table. Immutable. */
final class CollectionTable {

    private static final Set<String> OWN_COLUMNS = Set.of("id", "version", "payload");

    private final String name;
    private final CollectionSpec spec;
    private final Dialect dialect;
    private final List<KeySpec> columns;
    private final List<SideTable> sides;
    private final String get;
    private final String version;
    private final String insert;
    private final String replace;
    private final String delete;

    CollectionTable(String prefix, CollectionSpec spec, Dialect dialect) {
        this.name = prefix + spec.name();
        this.spec = spec;
        this.dialect = dialect;
        this.columns = spec.keys().stream().filter(key -> !key.many()).toList();
        this.sides = Stream.concat(uniqueSides(), indexSides()).toList();
        this.get = "SELECT version, payload FROM " + quoted(name) + " WHERE id = ?";
        this.version = "SELECT version FROM " + quoted(name) + " WHERE id = ?";
        this.insert = dialect.insertIgnoring(quoted(name) + " (id, version" + columnList(", ", "")
                + ", payload) VALUES (?, ?" + ", ?".repeat(columns.size()) + ", ?)");
        this.replace = dialect.updateIgnoring(quoted(name) + " SET version = ?" + columnList(", ", " = ?")
                + ", payload = ? WHERE id = ? AND version = ?");
        this.delete = "DELETE FROM " + quoted(name) + " WHERE id = ? AND version = ?";
    }

    private Stream<SideTable> uniqueSides() {
        return spec.keys().stream()
                .filter(key -> key.many() && key.unique())
                .map(key -> new SideTable(name + "$unique$" + key.name(), List.of(key), Optional.empty(), dialect));
    }

    private Stream<SideTable> indexSides() {
        return spec.indexes().stream()
                .filter(index -> spec.manyValuedKey(index).isPresent())
                .map(index -> new SideTable(indexName(index), keysOf(index), Optional.of(index.name()), dialect));
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    /** The column of a key; a key that is named like a column of the table itself gets a dollar sign. */
    static String column(String key) {
        return quoted(OWN_COLUMNS.contains(key) ? key + "$" : key);
    }

    String name() {
        return name;
    }

    CollectionSpec spec() {
        return spec;
    }

    /** The keys that have a column: the single-valued ones. */
    List<KeySpec> columns() {
        return columns;
    }

    /** The tables beside this one: one for each index on, and each uniqueness of, a many-valued key. */
    List<SideTable> sides() {
        return sides;
    }

    Optional<SideTable> sideOf(IndexSpec index) {
        return sides.stream().filter(side -> side.isOf(index)).findFirst();
    }

    /** The index that SQL knows for a declared one; none where the primary key or a side table does its work. */
    Optional<String> sqlIndex(IndexSpec index) {
        return keysOf(index).isEmpty() || sideOf(index).isPresent() ? Optional.empty() : Optional.of(indexName(index));
    }

    private String indexName(IndexSpec index) {
        return name + "$" + index.name();
    }

    String uniqueName(KeySpec key) {
        return name + "$unique$" + key.name();
    }

    /** The equality keys, then the order key. */
    List<KeySpec> keysOf(IndexSpec index) {
        return Stream.concat(index.equality().stream(), index.order().stream())
                .map(key -> spec.key(key).orElseThrow())
                .toList();
    }

    /** Parameter: id. */
    String get() {
        return get;
    }

    /** Parameter: id. */
    String version() {
        return version;
    }

    /** Parameters: id, version, one for each column, payload. */
    String insert() {
        return insert;
    }

    /** Parameters: version, one for each column, payload, id, expected version. */
    String replace() {
        return replace;
    }

    /** Parameters: id, version. */
    String delete() {
        return delete;
    }

    /** Who else has this value of a unique key. Parameters: value, id. */
    String otherOwner(KeySpec key) {
        return "SELECT id FROM " + quoted(name) + " WHERE " + column(key.name()) + " = ? AND id <> ?";
    }

    private String columnList(String before, String behind) {
        return columns.stream().map(key -> before + column(key.name()) + behind).collect(Collectors.joining());
    }
}
