package dev.masthead.storage.jdbc;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.UnsupportedCapabilityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a store: checks the settings, connects, looks at the server, migrates what has changed. */
final class Opening {

    /** The setting that says whether tables are made and changed at opening. */
    static final String MIGRATE = "migrate";

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final String provider;
    private final StoreSettings settings;
    private final List<CollectionSpec> collections;
    private final Limits limits;
    private final boolean migrates;
    private final Place place;
    private final Retries retries =
            new Retries(System::nanoTime, below -> ThreadLocalRandom.current().nextLong(below), true);

    /** Checks what can be checked without a database. */
    Opening(String provider, StoreSettings settings, Set<String> known, List<CollectionSpec> collections) {
        checkNames(provider, settings, known);
        this.provider = provider;
        this.settings = settings;
        this.collections = collections;
        this.limits = Limits.of(settings);
        this.migrates = isOn(settings);
        this.place = Place.of(settings);
        Tables.checkDistinct(collections);
    }

    /** Fails when a setting is not one of those that the provider knows. */
    private static void checkNames(String provider, StoreSettings settings, Set<String> known) {
        Set<String> unknown = new TreeSet<>(settings.names());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "The store '" + provider + "' has no setting " + unknown + "; it takes " + new TreeSet<>(known));
        }
    }

    private static boolean isOn(StoreSettings settings) {
        return switch (settings.get(MIGRATE).orElse("on")) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("The setting 'migrate' takes 'on' or 'off'");
        };
    }

    Limits limits() {
        return limits;
    }

    /** On connections that are ours until the store is closed. */
    RecordStore own(ConnectionSource source, int most) {
        SessionSource sessions = SessionSource.own(source, limits);
        SessionSource patient = SessionSource.own(source, limits.patient());
        return open(patient, new SessionPool(sessions, most, System::nanoTime));
    }

    /** On connections that the host lends for one operation each; SQLite's are kept nevertheless. */
    RecordStore borrowed(ConnectionSource source) {
        SessionSource sessions = SessionSource.borrowed(source, limits);
        SessionSource patient = SessionSource.borrowed(source, limits.patient());
        boolean hasOneWriter;
        try (Session session = sessions.open()) {
            hasOneWriter = session.dialect().hasOneWriter();
        } catch (SQLException e) {
            throw OpeningFailure.of(provider, e);
        }
        return hasOneWriter ? own(source, SqliteStorage.READERS) : open(patient, new BorrowedSessions(sessions));
    }

    /** In the host's transactions: tables are only checked, and nothing is promised that the host's commit decides. */
    RecordStore joined(SessionSource source) {
        try (Session session = source.open()) {
            Dialect dialect = session.dialect();
            if (dialect.hasOneWriter()) {
                throw new StoreException("A store does not join transactions on " + dialect.product()
                        + ": it has one writer at a time, and the host's transaction would keep every other commit waiting;"
                        + " use a store of its own, or a database server");
            }
            Findings findings = dialect.inspect(session);
            Set<Capability> capabilities = Set.of(Capability.PERSISTENT);
            settings.checkRequired(provider, capabilities);
            Tables tables = new Tables(place.in(findings.schema()), dialect, collections);
            if (!tables.areReady(session)) {
                throw new StoreException("The tables of " + tables.pending(session) + " are missing or not as declared;"
                        + " open a store that does not join first, or run the statements of JdbcStorage.ddl");
            }
            Sessions sessions = new BorrowedSessions(source);
            MigrationWatch watch = new MigrationWatch(tables.declarations(), tables.all());
            return new JdbcStore(
                    tables,
                    new Reads(dialect, sessions, Retries.NONE),
                    new JoinedCommits(tables.place(), sessions, watch),
                    capabilities);
        } catch (SQLException e) {
            throw OpeningFailure.of(provider, e);
        }
    }

    private RecordStore open(SessionSource source, Sessions sessions) {
        try {
            Session session = source.open();
            boolean opened = false;
            try {
                RecordStore store = open(session, source, sessions);
                opened = true;
                return store;
            } finally {
                if (!opened) {
                    session.abandon();
                }
            }
        } catch (SQLException e) {
            throw OpeningFailure.of(provider, e);
        }
    }

    private RecordStore open(Session session, SessionSource source, Sessions sessions) throws SQLException {
        Dialect dialect = session.dialect();
        Findings findings = dialect.inspect(session);
        tell(findings);
        Tables tables = new Tables(place.in(findings.schema()), dialect, collections);
        prepare(session, tables);
        MigrationWatch watch = new MigrationWatch(tables.declarations(), tables.all());
        Commits commits;
        if (dialect.hasOneWriter()) {
            commits = new GroupCommits(new GroupWriter(source, session, watch));
        } else {
            session.close();
            commits = new ServerCommits(dialect, tables.place(), sessions, watch, retries);
        }
        return new JdbcStore(tables, new Reads(dialect, sessions, retries), commits, findings.capabilities());
    }

    private void tell(Findings findings) {
        for (String danger : findings.dangers()) {
            LOG.warn("The store '{}' may lose acknowledged commits: {}", provider, danger);
        }
        try {
            settings.checkRequired(provider, findings.capabilities());
        } catch (UnsupportedCapabilityException e) {
            if (!findings.dangers().isEmpty()) {
                e.initCause(new StoreException(String.join("; ", findings.dangers())));
            }
            throw e;
        }
    }

    private void prepare(Session session, Tables tables) throws SQLException {
        if (tables.areReady(session)) {
            return;
        }
        if (!migrates) {
            throw new StoreException("The tables of " + tables.pending(session)
                    + " are missing or not as declared, and the setting 'migrate' is off; run the statements of"
                    + " JdbcStorage.ddl, or those that your migration lacks, or set it to on");
        }
        List<String> migrated = migrated(session, tables);
        if (!migrated.isEmpty()) {
            LOG.info("Created or migrated the collections {}", migrated);
        }
    }

    /** Others who migrate or commit may be in the way; what was done until then is taken back, or done already. */
    private List<String> migrated(Session session, Tables tables) throws SQLException {
        Retries.Attempts attempts = retries.start();
        while (true) {
            try {
                return tables.migrate(session);
            } catch (SQLException e) {
                Failure failure = session.dialect().classify(e);
                if (failure != Failure.CONTENTION || !attempts.mayTryAgain(failure)) {
                    throw e;
                }
                session.takeBackIfNeeded();
            }
        }
    }
}
