package dev.masthead.storage.jdbc;

import static dev.masthead.storage.jdbc.CollectionTable.column;

import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.Keys;
import dev.masthead.storage.jdbc.Declarations.Declared;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Brings one collection's tables from what they were to what is declared now. Within the caller's transaction, where the
 * product can: a process that is killed in the middle leaves what was. Elsewhere in steps, each of which may have been taken
 * before: such a process leaves what the next migration completes.
 */
final class Migration {

    private static final long IDS_AT_ONCE = 500;

    private final Session session;
    private final CollectionTable table;
    private final Declared before;
    private final Declared after;
    private final MigrationLock lock;
    private final String mine;
    private final boolean exists;

    Migration(Session session, CollectionTable table, Declared before, MigrationLock lock) throws SQLException {
        this.session = session;
        this.table = table;
        this.before = before;
        this.lock = lock;
        this.mine = CollectionTable.SHAPE + lock.token();
        this.after = Declared.of(table.spec());
        this.exists = session.dialect().tableExists(session, table.place(), table.name());
    }

    /** What may be there while this runs. */
    Declared unsettled() {
        return before.until(after);
    }

    void run() throws SQLException {
        if (!exists) {
            for (String statement : table.creation()) {
                session.update(statement);
            }
            return;
        }
        keepOutWriters();
        List<KeySpec> newColumns =
                table.columns().stream().filter(key -> isNew(key.name())).toList();
        dropIndexes();
        dropKeys();
        for (KeySpec key : newColumns) {
            session.update("ALTER TABLE " + table.sql() + " ADD COLUMN " + table.definition(key));
        }
        List<SideTable> newSides = createSides();
        if (!newColumns.isEmpty() || !newSides.isEmpty()) {
            fill(newColumns, newSides);
        }
        createIndexes(newColumns);
        letWritersIn();
    }

    /** Stores that have the collection open as it was: they name the column that tells, and fail. */
    private void keepOutWriters() throws SQLException {
        if (lock.isOneTransaction()) {
            session.dialect().keepOutWriters(session, table.sql());
        } else {
            nameShape(mine);
        }
    }

    /** Whoever has lost the lock meanwhile does not find the name that it gave, and fails. */
    private void letWritersIn() throws SQLException {
        if (lock.isOneTransaction()) {
            nameShape(table.shape());
        } else {
            renameShape(mine, table.shape());
        }
    }

    private void nameShape(String name) throws SQLException {
        Optional<String> found = session.columns(table.nothing()).stream()
                .filter(column -> column.startsWith(CollectionTable.SHAPE))
                .findFirst();
        if (found.isEmpty()) {
            session.update("ALTER TABLE " + table.sql() + " ADD COLUMN " + table.shapeDefinition(name));
        } else if (!found.get().equals(name)) {
            renameShape(found.get(), name);
        }
    }

    private void renameShape(String before, String name) throws SQLException {
        session.update(
                "ALTER TABLE " + table.sql() + " RENAME COLUMN " + Place.quoted(before) + " TO " + Place.quoted(name));
    }

    private void dropIndexes() throws SQLException {
        for (Map.Entry<String, String> index : before.indexes().entrySet()) {
            boolean byPrimaryKey = index.getValue().isEmpty();
            if (isStale(index.getKey()) && !byPrimaryKey) {
                boolean isUnsettled = Declared.isUnsettled(index.getValue());
                boolean isTable = index.getValue().contains("*");
                drop(table.name() + "$" + index.getKey(), isTable || isUnsettled, !isTable);
            }
        }
    }

    private void dropKeys() throws SQLException {
        for (Map.Entry<String, String> key : before.keys().entrySet()) {
            String declared = key.getValue();
            if (!declared.equals(after.keys().get(key.getKey()))) {
                boolean isUnsettled = Declared.isUnsettled(declared);
                boolean many = declared.contains("many");
                if (isUnsettled || declared.contains("unique")) {
                    drop(table.name() + "$unique$" + key.getKey(), isUnsettled || many, !many);
                }
                if (!many) {
                    session.update("ALTER TABLE " + table.sql() + " DROP COLUMN " + (isUnsettled ? "IF EXISTS " : "")
                            + column(key.getKey()));
                }
            }
        }
    }

    /** If it is there: it may have gone before the process died that had begun this. */
    private void drop(String name, boolean asTable, boolean asIndex) throws SQLException {
        Place place = table.place();
        if (asTable) {
            session.update("DROP TABLE IF EXISTS " + place.qualified(name));
        }
        if (asIndex) {
            session.update(session.dialect().dropIndex(place, table.name(), name));
        }
    }

    private List<SideTable> createSides() throws SQLException {
        List<SideTable> created = new ArrayList<>();
        for (SideTable side : table.sides()) {
            if (!session.dialect().tableExists(session, table.place(), side.name())) {
                for (String statement : side.creation()) {
                    session.update(statement);
                }
                created.add(side);
            }
        }
        return created;
    }

    /** Reads every payload, one at a time: a page of large ones would not fit into a small heap. */
    private void fill(List<KeySpec> columns, List<SideTable> sides) throws SQLException {
        String page = "SELECT id FROM " + table.sql() + " WHERE id > ? ORDER BY id LIMIT ?";
        List<String> ids = idsBehind(page, "");
        while (!ids.isEmpty()) {
            begin();
            for (String id : ids) {
                String payload = session.first(table.get(), row -> row.getString(2), new Id(id))
                        .orElseThrow();
                fill(id, table.spec().keysOf().keysOf(payload), columns, sides);
            }
            end();
            ids = idsBehind(page, ids.get(ids.size() - 1));
        }
    }

    private void begin() throws SQLException {
        if (!lock.isOneTransaction()) {
            session.begin();
        }
    }

    private void end() throws SQLException {
        if (!lock.isOneTransaction()) {
            session.commit();
            lock.renew(session);
        }
    }

    private List<String> idsBehind(String page, String id) throws SQLException {
        return session.read(page, row -> session.dialect().readText(row, 1), new Id(id), IDS_AT_ONCE);
    }

    private void fill(String id, Keys keys, List<KeySpec> columns, List<SideTable> sides) throws SQLException {
        if (!columns.isEmpty()) {
            String assignments =
                    columns.stream().map(key -> column(key.name()) + " = ?").collect(Collectors.joining(", "));
            List<Object> parameters = new ArrayList<>(BatchWriter.columnValues(columns, keys));
            parameters.add(new Id(id));
            session.update("UPDATE " + table.sql() + " SET " + assignments + " WHERE id = ?", parameters.toArray());
        }
        for (SideTable side : sides) {
            BatchWriter.insertRows(session, table, side, id, keys);
        }
    }

    private void createIndexes(List<KeySpec> newColumns) throws SQLException {
        for (KeySpec key : newColumns) {
            if (key.unique()) {
                checkUnique(key);
                session.update(table.uniqueIndex(key));
            }
        }
        for (IndexSpec index : table.spec().indexes()) {
            Optional<String> creation = table.indexCreation(index);
            if (creation.isPresent() && isStale(index.name())) {
                session.update(creation.get());
            }
        }
    }

    private void checkUnique(KeySpec key) throws SQLException {
        String twice = "SELECT 1 FROM " + table.sql() + " WHERE " + column(key.name()) + " IS NOT NULL GROUP BY "
                + column(key.name()) + " HAVING count(*) > 1 LIMIT 1";
        if (session.first(twice, row -> row.getInt(1)).isPresent()) {
            throw new DuplicateKeyException(table.spec().name(), key.name());
        }
    }

    /** Whether an index is new, gone, declared otherwise, or has a key of which that is true. */
    private boolean isStale(String index) {
        String declared = before.indexes().get(index);
        if (declared == null || !declared.equals(after.indexes().get(index))) {
            return true;
        }
        Set<String> keys = new TreeSet<>(List.of(declared.replace("*", "").split("[,>]", -1)));
        return keys.stream().anyMatch(key -> !key.isEmpty() && isNew(key));
    }

    private boolean isNew(String key) {
        String declared = before.keys().get(key);
        return declared == null || !declared.equals(after.keys().get(key));
    }
}
