package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** What is done with whole record stores. */
public final class RecordStores {

    private static final int MAX_ATTEMPTS = 4;

    /** A magazine that is written to all the time needs a few; one that needs so many never stands still. */
    private static final int MAX_PASSES = 20;

    /**
     * What a copy did.
     *
     * @param records how many records the copy holds
     * @param passes how often everything was compared; the last time, nothing had changed
     */
    public record Copied(long records, int passes) {}

    private RecordStores() {}

    /**
     * Opens a store by its provider's name, among the plugins that the settings' class loader offers, or that of this
     * class.
     *
     * @throws PluginNotFoundException when no plugin has the name; the message lists those that are there
     */
    public static RecordStore open(String name, StoreSettings settings, List<CollectionSpec> collections) {
        ClassLoader loader = settings.classLoader().orElseGet(RecordStores.class::getClassLoader);
        RecordStoreProvider provider = Plugins.named(
                ServiceLoader.load(RecordStoreProvider.class, loader),
                RecordStoreProvider::name,
                "record store",
                name,
                "The stores for SQL databases are in the artifact dev.masthead:masthead-storage-jdbc.");
        return provider.open(settings, collections);
    }

    /**
     * Commits a batch, and finds out what became of it when the connection is lost meanwhile: it is committed again, and
     * when it then meets its own writes, it had succeeded.
     *
     * @throws dev.masthead.spi.ConflictException as {@link RecordStore#commit}; also when somebody has written over the
     *     batch before its outcome was known
     * @throws UnknownOutcomeException when several attempts have left it open
     */
    public static void commit(RecordStore store, Batch batch) {
        try {
            store.commit(batch);
        } catch (UnknownOutcomeException e) {
            commitAgain(store, batch, e);
        }
    }

    private static void commitAgain(RecordStore store, Batch batch, UnknownOutcomeException unknown) {
        for (int attempt = 2; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                store.commit(batch);
                return;
            } catch (ConflictException | DuplicateKeyException e) {
                if (isStored(store, batch)) {
                    return;
                }
                throw e;
            } catch (StoreException e) {
                // That this attempt changed nothing says nothing about the first.
                unknown.addSuppressed(e);
            }
        }
        throw unknown;
    }

    private static boolean isStored(RecordStore store, Batch batch) {
        return batch.writes().stream()
                .allMatch(write -> store.get(write.collection(), write.id()).equals(left(write)));
    }

    /** The record as a write leaves it. */
    private static Optional<StoredRecord> left(Write write) {
        return write instanceof Write.Put put
                ? Optional.of(new StoredRecord(put.id(), put.version(), put.payload()))
                : Optional.empty();
    }

    /**
     * Copies every record, versions included, and compares until a pass finds no difference: the copy then holds what the
     * original held at one moment of that pass, even when it was written to meanwhile.
     *
     * <p>A copy that was broken off goes on where it was when it is started again. Needs memory for a page of each store,
     * whatever they hold.
     *
     * @param from the original; it is only read
     * @param to an empty store, or one that holds what an earlier copy of the same original left there
     * @param collections what to copy; both stores are open with them
     * @throws StoreException when {@code to} holds a record that is not from the original, and nothing was changed; when
     *     the original changes faster than it can be copied; or when a store fails
     */
    public static Copied copy(RecordStore from, RecordStore to, List<CollectionSpec> collections) {
        List<CollectionCopy> copies = collections.stream()
                .map(collection -> new CollectionCopy(from, to, collection.name()))
                .toList();
        copies.forEach(CollectionCopy::checkTarget);
        for (int pass = 1; pass <= MAX_PASSES; pass++) {
            copies.forEach(CollectionCopy::pass);
            if (copies.stream().allMatch(CollectionCopy::isUnchanged)) {
                return new Copied(
                        copies.stream().mapToLong(CollectionCopy::records).sum(), pass);
            }
        }
        throw new StoreException("The original changed during each of " + MAX_PASSES
                + " passes; stop what writes to it, and start the copy again: it goes on from here");
    }
}
