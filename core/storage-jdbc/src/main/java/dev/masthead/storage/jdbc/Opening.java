package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store: checks the settings, connects, migrates what has changed. */
final class Opening {

    /** What every table's name begins with. */
    static final String PREFIX = "prefix";

    private static final String DEFAULT_PREFIX = "masthead_";
    private static final Pattern LEGAL_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,11}");
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Map<String, CollectionTable> tables = new LinkedHashMap<>();
    private final Session session;
    private final Declarations declarations;

    private Opening(Session session, String prefix, List<CollectionSpec> collections) {
        this.session = session;
        this.declarations = new Declarations(prefix);
        for (CollectionSpec spec : collections) {
            if (tables.put(spec.name(), new CollectionTable(prefix, spec, session.dialect())) != null) {
                throw new IllegalArgumentException("The collection " + spec.name() + " is declared twice");
            }
        }
    }

    /** Fails when a setting is not one of those that the provider knows. */
    static void checkNames(String provider, StoreSettings settings, Set<String> known) {
        Set<String> unknown = new TreeSet<>(settings.names());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The store '" + provider + "' has no setting " + unknown + "; it takes " + new TreeSet<>(known));
        }
    }

    static RecordStore open(
            String provider, ConnectionSource source, StoreSettings settings, List<CollectionSpec> collections) {
        String prefix = settings.get(PREFIX).orElse(DEFAULT_PREFIX);
        if (!LEGAL_PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("The setting 'prefix' takes 1 to 12 lower-case letters, digits and"
                    + " underscores, a letter first");
        }
        try {
            Session session = Session.open(source);
            boolean opened = false;
            try {
                settings.checkRequired(provider, session.dialect().capabilities());
                RecordStore store = new Opening(session, prefix, collections).store(source);
                opened = true;
                return store;
            } finally {
                if (!opened) {
                    session.abandon();
                }
            }
        } catch (SQLException e) {
            throw new StoreException(
                    "The database of the store '" + provider
                            + "' could not be opened; check that it is a database, reachable and writable",
                    e);
        }
    }

    private RecordStore store(ConnectionSource source) throws SQLException {
        if (!declarations.exist(session) || !pending().isEmpty()) {
            migrate();
        }
        return new JdbcStore(source, session, tables, declarations);
    }

    private List<String> pending() throws SQLException {
        declarations.checkFormat(session);
        List<String> pending = new ArrayList<>();
        for (CollectionTable table : tables.values()) {
            if (!migration(table).isDone()) {
                pending.add(table.spec().name());
            }
        }
        return pending;
    }

    /** All or nothing. Looks again at what is to do: another process may have done it while this one waited. */
    private void migrate() throws SQLException {
        session.update(session.dialect().begin());
        if (!declarations.exist(session)) {
            declarations.create(session);
        }
        List<String> pending = pending();
        for (CollectionTable table : tables.values()) {
            if (pending.contains(table.spec().name())) {
                migration(table).run();
                declarations.replace(session, table.spec().name(), Declarations.Declared.of(table.spec()));
            }
        }
        session.update("COMMIT");
        if (!pending.isEmpty()) {
            LOG.info("Created or migrated the collections {}", pending);
        }
    }

    private Migration migration(CollectionTable table) throws SQLException {
        return new Migration(
                session, table, declarations.of(session, table.spec().name()));
    }
}
