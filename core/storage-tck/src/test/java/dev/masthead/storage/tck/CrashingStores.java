package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.spi.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores that another process can open: correct ones, and some with one planted fault each, which shows only when a
 * process or a server ends too early. Run by {@link CrashRulesTest}, not by the build.
 */
final class CrashingStores {

    private static final String DOWN = "down";
    private static final String NOTICED = "noticed";

    private CrashingStores() {}

    /** A contract on a provider. */
    abstract static class OnLog extends RecordStoreContract implements RecordStoreProvider {

        @TempDir
        Path folder;

        @Override
        public final String name() {
            return "log";
        }

        @Override
        protected StoreSettings fresh() {
            return StoreSettings.of(Map.of("path", folder.resolve("records.log").toString()));
        }

        @Override
        protected Optional<Processes> processes() {
            return Optional.of(Processes.opening(this));
        }
    }

    /** Passes everything that can be tested without a server. */
    static final class Correct extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new LogStore(settings, collections);
        }
    }

    /** Declares what it cannot keep: nothing of it is on a disk. */
    static final class InMemory extends RecordStoreContract {

        private final ModelStore.Disk disk = new ModelStore.Disk();

        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            ModelStore model = new ModelStore(disk, settings, collections, KeyValue.utf8Order());
            return Faulty.promising(model, Set.of(Capability.PERSISTENT, Capability.DURABLE));
        }
    }

    /** A correct store, but in a place that only the test of this process knows. */
    static final class WithFieldsOfItsOwn extends RecordStoreContract {

        @TempDir
        Path folder;

        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            String path = folder.resolve("records.log").toString();
            return new LogStore(settings.with("path", path), collections);
        }
    }

    /** Puts what comes next behind the end that a crash has torn. */
    static final class WritesBehindATornEndS01 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new LogStore(settings, collections) {
                @Override
                boolean cutsTornEnds() {
                    return false;
                }
            };
        }
    }

    /** Acknowledges what it writes later. */
    static final class AcknowledgesTooEarlyS47 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            LogStore store = new Late(settings, collections);
            store.closeAtExit();
            return store;
        }
    }

    /** Writes what it was given when it is closed, and a process may end without that. */
    static final class KeepsNothingWithoutCloseS01 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new Late(settings, collections) {
                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Writes the notes of a batch with the next batch. */
    static final class WritesHalvesS40 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            LogStore store = new LogStore(settings, collections) {
                private final List<Write> pending = new ArrayList<>();

                @Override
                void append(Batch batch) throws IOException {
                    List<Write> now = new ArrayList<>(batch.writes());
                    now.removeIf(write -> write.collection().equals("notes"));
                    if (!now.isEmpty()) {
                        write(new Batch(now));
                    }
                    flush();
                    pending.addAll(batch.writes());
                    pending.removeAll(now);
                }

                @Override
                void flush() throws IOException {
                    if (!pending.isEmpty()) {
                        write(new Batch(pending));
                        pending.clear();
                    }
                }
            };
            store.closeAtExit();
            return store;
        }
    }

    /** Has lost an index when it was not closed. */
    static final class LosesAnIndexS01 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new LogStore(settings, collections) {
                @Override
                public synchronized Page query(Query query) {
                    Page page = super.query(query);
                    return crashedBefore && query.index().equals("tagged")
                            ? new Page(List.of(), Optional.empty())
                            : page;
                }
            };
        }
    }

    /** Counts versions from the start again when it was not closed. */
    static final class ForgetsVersionsS01 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new LogStore(settings, collections) {
                @Override
                public synchronized Page query(Query query) {
                    Page page = super.query(query);
                    return crashedBefore
                            ? new Page(
                                    page.records().stream()
                                            .map(r -> new StoredRecord(r.id(), 1, r.payload()))
                                            .toList(),
                                    page.next())
                            : page;
                }
            };
        }
    }

    /** Has forgotten which unique values are taken when it was not closed. */
    static final class ForgetsUniqueValuesS43 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            LogStore store = new LogStore(settings, collections) {
                @Override
                void open(Path path, List<CollectionSpec> specs) throws IOException {
                    if (!crashedBefore || !specs.contains(Collections.ARTICLES)) {
                        super.open(path, specs);
                    }
                }
            };
            store.closeAtExit();
            return store;
        }
    }

    /** Cannot be opened again when a migration was not finished. */
    static final class CannotMigrateTwiceS02 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new LogStore(settings, collections) {
                @Override
                void open(Path path, List<CollectionSpec> specs) throws IOException {
                    Path migrating = path.resolveSibling("migrating");
                    if (Files.exists(migrating)) {
                        throw new StoreException("A migration was not finished");
                    }
                    Files.createFile(migrating);
                    indexing(() -> super.open(path, specs), migrating);
                }
            };
        }
    }

    /** Takes a migration for done as soon as it has begun. */
    static final class MigratesByHalfS02 extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new LogStore(settings, collections) {
                private boolean begunBefore;

                @Override
                void open(Path path, List<CollectionSpec> specs) throws IOException {
                    Path migrating = path.resolveSibling("migrating");
                    begunBefore = Files.exists(migrating);
                    if (!begunBefore) {
                        Files.createFile(migrating);
                    }
                    indexing(() -> super.open(path, specs), migrating);
                }

                @Override
                public synchronized Page query(Query query) {
                    Page page = super.query(query);
                    boolean missed = begunBefore && query.index().equals("by_town");
                    return missed ? new Page(List.of(), Optional.empty()) : page;
                }
            };
        }
    }

    /**
     * A store with something like a server. The first commit after that is gone is done, and nobody learns of it; the next
     * ones are not done.
     */
    static class OnServer extends OnLog {
        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            Path folder = folder(settings);
            LogStore log = new LogStore(settings, collections);
            return new Faulty(log) {
                @Override
                public synchronized void commit(Batch batch) {
                    commitTo(log, batch, folder);
                }
            };
        }

        void commitTo(LogStore log, Batch batch, Path folder) {
            if (!Files.exists(folder.resolve(DOWN))) {
                log.commit(batch);
                return;
            }
            try {
                Files.createFile(folder.resolve(NOTICED));
            } catch (IOException e) {
                throw new StoreException("There is no server", e);
            }
            log.commit(batch);
            throw new UnknownOutcomeException("The server is gone", null);
        }

        @Override
        protected Optional<Processes> processes() {
            return super.processes().map(processes -> processes.server(new Server(folder(fresh()))));
        }

        private static Path folder(StoreSettings settings) {
            return Optional.ofNullable(
                            Path.of(settings.get("path").orElseThrow()).getParent())
                    .orElseThrow();
        }
    }

    /** A server that is down while a file is there; it is started again when somebody has noticed. */
    private record Server(Path folder) implements KillableServer {
        @Override
        public void kill() throws IOException {
            Files.createFile(folder.resolve(DOWN));
        }

        @Override
        public void start() throws IOException {
            while (!Files.exists(folder.resolve(NOTICED))) {
                Thread.onSpinWait();
            }
            Files.delete(folder.resolve(DOWN));
            Files.delete(folder.resolve(NOTICED));
        }
    }

    /** Passes everything, the loss of its server too. */
    static final class CorrectOnServer extends OnServer {}

    /** Claims that a batch was not committed when it only lost sight of it. */
    static final class HidesTheUnknownS46 extends OnServer {
        @Override
        void commitTo(LogStore log, Batch batch, Path folder) {
            try {
                super.commitTo(log, batch, folder);
            } catch (UnknownOutcomeException e) {
                throw new ConflictException("articles", "unknown", 1, 2);
            }
        }
    }

    /** Keeps a file while something is done that may also fail: it stays only when the process is killed. */
    private static void indexing(Indexing work, Path migrating) throws IOException {
        try {
            work.run();
        } finally {
            Files.delete(migrating);
        }
    }

    private interface Indexing {
        void run() throws IOException;
    }

    /** Writes to disk a hundred batches at a time, or when it is closed. */
    private static class Late extends LogStore {
        private final List<Batch> pending = new ArrayList<>();

        Late(StoreSettings settings, List<CollectionSpec> collections) {
            super(settings, collections);
        }

        @Override
        void append(Batch batch) throws IOException {
            pending.add(batch);
            if (pending.size() == 100) {
                flush();
            }
        }

        @Override
        void flush() throws IOException {
            for (Batch batch : pending) {
                write(batch);
            }
            pending.clear();
        }
    }
}
