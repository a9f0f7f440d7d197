package dev.masthead.storage.jdbc;

import static dev.masthead.storage.jdbc.Place.quoted;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyType;
import dev.masthead.storage.jdbc.Declarations.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names and statements of one collection's table. Immutable.
 *
 * <p>One column is always empty and tells by its name how the collection is declared; each statement that writes names it.
 * A store whose collection another process has migrated then fails with its next write (S-51), at no cost to the others.
 * SQLite takes an unknown name in quotes for a text: there the look at the declarations, once for each group, does it alone.
 */
final class CollectionTable {

    /** What the name of that column begins with. Behind it is the shape, or during a migration in steps who migrates. */
    static final String SHAPE = "shape$";

    private static final Set<String> OWN_COLUMNS = Set.of("id", "version", "payload");

    private final Place place;
    private final String name;
    private final CollectionSpec spec;
    private final Dialect dialect;
    private final List<KeySpec> columns;
    private final List<SideTable> sides;
    private final String shape;
    private final String get;
    private final String version;
    private final String insert;
    private final String insertIgnoring;
    private final String replace;
    private final String replaceIgnoring;
    private final String delete;

    CollectionTable(Place place, CollectionSpec spec, Dialect dialect) {
        this.place = place;
        this.name = place.prefix() + spec.name();
        this.spec = spec;
        this.dialect = dialect;
        this.columns = spec.keys().stream().filter(key -> !key.many()).toList();
        this.sides = Stream.concat(uniqueSides(), indexSides()).toList();
        this.shape = SHAPE + Declared.of(spec).shape();
        String into = sql() + " (id, version" + columnList(", ", "") + ", payload, " + quoted(shape) + ") VALUES (?, ?"
                + ", ?".repeat(columns.size()) + ", ?, NULL)";
        String where = " WHERE id = ? AND version = ? AND " + quoted(shape) + " IS NULL";
        String assignments = sql() + " SET version = ?" + columnList(", ", " = ?") + ", payload = ?" + where;
        this.get = "SELECT version, payload FROM " + sql() + " WHERE id = ?";
        this.version = "SELECT version FROM " + sql() + " WHERE id = ?" + dialect.newest();
        this.insert = "INSERT INTO " + into;
        this.insertIgnoring = dialect.insertIgnoring(into);
        this.replace = "UPDATE " + assignments;
        this.replaceIgnoring = dialect.onClash() == Dialect.Clash.IGNORED ? "UPDATE OR IGNORE " + assignments : replace;
        this.delete = "DELETE FROM " + sql() + where;
    }

    private Stream<SideTable> uniqueSides() {
        return spec.keys().stream()
                .filter(CollectionTable::hasUniqueSide)
                .map(key -> new SideTable(place, name + "$unique$" + key.name(), List.of(key), true, dialect));
    }

    private Stream<SideTable> indexSides() {
        return spec.indexes().stream()
                .filter(index -> spec.manyValuedKey(index).isPresent() && !isUniqueSide(keysOf(index)))
                .map(index -> new SideTable(place, indexName(index), keysOf(index), false, dialect));
    }

    private static boolean hasUniqueSide(KeySpec key) {
        return key.many() && key.unique();
    }

    private static boolean isUniqueSide(List<KeySpec> keys) {
        return keys.size() == 1 && hasUniqueSide(keys.get(0));
    }

    /** The column of a key; a key that is named like a column of the table itself gets a dollar sign. */
    static String column(String key) {
        return quoted(OWN_COLUMNS.contains(key) ? key + "$" : key);
    }

    String name() {
        return name;
    }

    /** The table as statements name it. */
    String sql() {
        return place.qualified(name);
    }

    Dialect dialect() {
        return dialect;
    }

    Place place() {
        return place;
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
        return sides.stream().filter(side -> side.keys().equals(keysOf(index))).findFirst();
    }

    /** The index that SQL knows for a declared one; none where the primary key or a side table does its work. */
    Optional<String> sqlIndex(IndexSpec index) {
        return keysOf(index).isEmpty() || sideOf(index).isPresent() ? Optional.empty() : Optional.of(indexName(index));
    }

    private String indexName(IndexSpec index) {
        return name + "$" + index.name();
    }

    /** The statements that make the table, its indexes and the tables beside it. */
    List<String> creation() {
        List<String> statements = new ArrayList<>();
        String definitions = columns.stream().map(key -> definition(key) + ", ").collect(Collectors.joining());
        statements.add("CREATE TABLE " + sql() + " (id " + dialect.idType() + " NOT NULL PRIMARY KEY, version "
                + dialect.columnType(KeyType.INTEGER) + " NOT NULL, " + definitions + "payload "
                + dialect.payloadType() + " NOT NULL, " + shapeDefinition(shape) + ")" + dialect.tableOptions(false));
        columns.stream().filter(KeySpec::unique).map(this::uniqueIndex).forEach(statements::add);
        spec.indexes().stream()
                .map(this::indexCreation)
                .flatMap(Optional::stream)
                .forEach(statements::add);
        sides.stream().map(SideTable::creation).forEach(statements::addAll);
        return statements;
    }

    /** The column that tells how the collection is declared. */
    String shape() {
        return shape;
    }

    /** A query that gives all columns and no row. */
    String nothing() {
        return "SELECT * FROM " + sql() + " WHERE 1 = 0";
    }

    /** A column with that name, which stays empty. */
    String shapeDefinition(String name) {
        return quoted(name) + " " + dialect.columnType(KeyType.INTEGER);
    }

    /** A key's column with its type. */
    String definition(KeySpec key) {
        return column(key.name()) + " " + dialect.columnType(key.type());
    }

    /** The statement that makes the index behind a unique key. */
    String uniqueIndex(KeySpec key) {
        return "CREATE UNIQUE INDEX " + quoted(name + "$unique$" + key.name()) + " ON " + sql() + " ("
                + column(key.name()) + ")";
    }

    /** The statement that makes {@link #sqlIndex}. */
    Optional<String> indexCreation(IndexSpec index) {
        String keys =
                keysOf(index).stream().map(key -> column(key.name()) + ", ").collect(Collectors.joining());
        return sqlIndex(index)
                .map(indexName -> "CREATE INDEX " + quoted(indexName) + " ON " + sql() + " (" + keys + "id)");
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

    /** The same that does nothing when a unique constraint would be violated, where the product can. */
    String insertIgnoring() {
        return insertIgnoring;
    }

    /** Parameters: version, one for each column, payload, id, expected version. */
    String replace() {
        return replace;
    }

    /** The same that does nothing when a unique constraint would be violated, where the product can. */
    String replaceIgnoring() {
        return replaceIgnoring;
    }

    /** Parameters: id, version. */
    String delete() {
        return delete;
    }

    /** Who else has this value of a unique key. Parameters: value, id. */
    String otherOwner(KeySpec key) {
        return "SELECT id FROM " + sql() + " WHERE " + column(key.name()) + " = ? AND id <> ?" + dialect.newest();
    }

    private String columnList(String before, String behind) {
        return columns.stream().map(key -> before + column(key.name()) + behind).collect(Collectors.joining());
    }
}
