package dev.masthead.storage.jdbc;

import static dev.masthead.storage.jdbc.CollectionTable.column;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One query as SQL: an equality for each key, at most one bound on each side of the order key, the index's own order. So
 * the database reads one stretch of one index and sorts nothing.
 */
final class IndexQuery {

    private record Row(StoredRecord record, Optional<KeyValue> order) {}

    private final CollectionTable table;
    private final Query query;
    private final Dialect dialect;
    private final Optional<KeySpec> order;
    private final Optional<SideTable> side;
    private final String hint;
    private final StringBuilder where = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    IndexQuery(CollectionTable table, Query query) {
        this.table = table;
        this.query = query;
        this.dialect = table.dialect();
        IndexSpec index = query.check(table.spec());
        this.order = index.order().map(key -> table.spec().key(key).orElseThrow());
        this.side = table.sideOf(index);
        this.hint = table.sqlIndex(index)
                .map(dialect::readBy)
                .orElseGet(() -> side.isPresent() ? dialect.readByPrimaryKey() : "");
        for (String key : index.equality()) {
            where(
                    "k." + column(key) + " = ?",
                    Objects.requireNonNull(query.equality().get(key)));
        }
        order.ifPresentOrElse(this::bounds, this::boundsOfIds);
    }

    /** The text of {@link #page}'s statement. */
    String pageSql() {
        String last = order.map(key -> ", k." + column(key.name())).orElse("");
        String record = side.isPresent() ? "r" : "k";
        return "SELECT k.id, " + record + ".version, " + record + ".payload" + last + " FROM " + index()
                + side.map(s -> dialect.joinInOrder() + table.sql() + " AS r ON r.id = k.id")
                        .orElse("") + where
                + inOrder() + " LIMIT ?";
    }

    /** The text of {@link #count}'s statement. */
    String countSql() {
        // In order, so that the same index is read as for a page.
        return "SELECT count(*) FROM (SELECT 1 FROM " + index() + where + inOrder() + " LIMIT ?) AS counted";
    }

    private String inOrder() {
        String direction = ascending() ? "" : " DESC";
        Stream<String> columns = order.stream().map(key -> "k." + column(key.name()) + direction);
        // Of a unique value there is one record: an order by ids would lure PostgreSQL into the index on them.
        boolean hasTies = side.flatMap(SideTable::uniqueKey).isEmpty();
        String all = Stream.concat(columns, Stream.of("k.id" + direction).filter(id -> hasTies))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : " ORDER BY " + all;
    }

    private String index() {
        return side.map(SideTable::sql).orElse(table.sql()) + " AS k" + hint;
    }

    Object[] parameters(long limit) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(limit);
        return all.toArray();
    }

    Page page(Session session) throws SQLException {
        List<Row> found = session.readInOrder(pageSql(), this::row, parameters(query.limit() + 1L));
        List<Row> page = found.subList(0, Math.min(found.size(), query.limit()));
        Optional<Cursor> next = Optional.empty();
        if (found.size() > page.size()) {
            Row last = page.get(page.size() - 1);
            next = Optional.of(new Cursor(last.order, last.record.id()));
        }
        return new Page(page.stream().map(Row::record).toList(), next);
    }

    long count(Session session, int atMost) throws SQLException {
        return session.readInOrder(countSql(), row -> row.getLong(1), parameters(atMost))
                .get(0);
    }

    private Row row(ResultSet row) throws SQLException {
        Optional<KeyValue> value =
                order.isPresent() ? Optional.of(dialect.read(row, 4, order.get().type())) : Optional.empty();
        return new Row(new StoredRecord(dialect.readText(row, 1), row.getLong(2), row.getString(3)), value);
    }

    private void boundsOfIds() {
        query.after().ifPresent(cursor -> where("k.id " + (ascending() ? ">" : "<") + " ?", new Id(cursor.id())));
    }

    /** Of a range's bound and the cursor the narrower one, since a database uses one of them to find its place. */
    private void bounds(KeySpec key) {
        String name = "k." + column(key.name());
        Optional<Cursor> after = query.after();
        Optional<KeyValue> cursor = after.flatMap(Cursor::order);
        boolean cursorIsLow = ascending()
                && cursor.filter(c -> query.from().isEmpty()
                                || c.compareTo(query.from().get()) >= 0)
                        .isPresent();
        boolean cursorIsHigh = !ascending()
                && cursor.filter(c ->
                                query.to().isEmpty() || c.compareTo(query.to().get()) < 0)
                        .isPresent();
        if (cursorIsLow || cursorIsHigh) {
            behind(
                    name,
                    cursorIsLow ? " > " : " < ",
                    cursor.orElseThrow(),
                    new Id(after.orElseThrow().id()));
        }
        if (!cursorIsLow) {
            // Always a lower bound: it keeps out the records without a value, which are the lowest of all.
            where(name + " >= ?", query.from().orElse(lowest(key.type())));
        }
        if (!cursorIsHigh) {
            query.to().ifPresent(to -> where(name + " < ?", to));
        }
    }

    private void behind(String name, String compared, KeyValue value, Id id) {
        if (dialect.comparesRows()) {
            where("(" + name + ", k.id)" + compared + "(?, ?)", value, id);
        } else {
            where("(" + name + compared + "? OR (" + name + " = ? AND k.id" + compared + "?))", value, value, id);
        }
    }

    private static KeyValue lowest(KeyType type) {
        return switch (type) {
            case TEXT -> KeyValue.of("");
            case INTEGER -> KeyValue.of(Long.MIN_VALUE);
            case INSTANT -> KeyValue.of(Instant.parse("0001-01-01T00:00:00Z"));
        };
    }

    private boolean ascending() {
        return query.direction() == Query.Direction.ASCENDING;
    }

    private void where(String condition, Object... values) {
        where.append(where.isEmpty() ? " WHERE " : " AND ").append(condition);
        parameters.addAll(List.of(values));
    }
}
