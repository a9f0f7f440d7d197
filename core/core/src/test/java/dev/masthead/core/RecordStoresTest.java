package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.RecordStores.Copied;
import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.spi.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordStoresTest {

    private static final CollectionSpec PAGES = CollectionSpec.named("pages")
            .uniqueKey("slug", KeyType.TEXT)
            .keysOf(payload -> Keys.builder().add("slug", payload).build())
            .build();
    private static final CollectionSpec NOTES = CollectionSpec.named("notes").build();
    private static final List<CollectionSpec> ALL = List.of(PAGES, NOTES);

    private final RecordStore from = new MemoryStorage().open(StoreSettings.none(), ALL);
    private final RecordStore to = new MemoryStorage().open(StoreSettings.none(), ALL);

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    @Test
    void copyHoldsEveryRecordInItsVersion() {
        IntStream.range(0, 1_234).forEach(i -> insert(from, "notes", "n" + i, "{\"n\":" + i + "}"));
        insert(from, "pages", "p", "\"1\"");
        from.commit(replacing("pages", "p", 1, "\"2\""));
        assertEquals(new Copied(1_235, 2), RecordStores.copy(from, to, ALL));
        assertEquals(all(from, "notes"), all(to, "notes"));
        assertEquals(Optional.of(new StoredRecord("p", 2, "\"2\"")), to.get("pages", "p"));
    }

    @Test
    void recordsOfTheLargestPayloadsAreCopiedInBatchesThatAreNotTooLarge() {
        String largest = "\u20ac".repeat(Write.MAX_PAYLOAD_BYTES / 3);
        String half = largest.substring(largest.length() / 2);
        IntStream.range(0, 12).forEach(i -> insert(from, "notes", "n" + i, i % 2 == 0 ? half : largest));
        RecordStores.copy(from, to, ALL);
        assertEquals(all(from, "notes"), all(to, "notes"));
    }

    @Test
    void copyOfNothingIsNothing() {
        assertEquals(new Copied(0, 1), RecordStores.copy(from, to, ALL));
    }

    @Test
    void copyThatWasBrokenOffGoesOn() {
        insert(from, "notes", "a", "1");
        insert(from, "notes", "b", "1");
        insert(to, "notes", "a", "1");
        from.commit(replacing("notes", "b", 1, "2"));
        RecordStores.copy(from, to, ALL);
        assertEquals(all(from, "notes"), all(to, "notes"));
    }

    @Test
    void recordThatIsNoCopyIsNeitherOverwrittenNorJoined() {
        insert(from, "notes", "a", "1");
        insert(to, "notes", "z", "mine");
        StoreException refused = assertThrows(StoreException.class, () -> RecordStores.copy(from, to, ALL));
        assertTrue(String.valueOf(refused.getMessage()).contains("notes/z"), refused.getMessage());
        assertEquals(List.of(new StoredRecord("z", 1, "mine")), all(to, "notes"));
    }

    @Test
    void sameRecordWithAnotherPayloadIsNoCopy() {
        insert(from, "notes", "a", "1");
        insert(to, "notes", "a", "2");
        assertThrows(StoreException.class, () -> RecordStores.copy(from, to, ALL));
    }

    @Test
    void changesDuringTheCopyComeToo() {
        IntStream.range(0, 100).forEach(i -> insert(from, "notes", "n" + i, "0"));
        insert(from, "pages", "a", "\"x\"");
        insert(from, "pages", "b", "\"y\"");
        Deque<Runnable> meanwhile = new ArrayDeque<>(List.of(
                () -> from.commit(Batch.builder().delete("notes", "n0", 1).build()),
                () -> from.commit(replacing("notes", "n99", 1, "1")),
                () -> from.commit(replacing("notes", "n99", 2, "2")),
                this::swapSlugs,
                () -> insert(from, "notes", "n0", "anew")));
        Changing changing = new Changing(from, meanwhile);
        Copied copied = RecordStores.copy(changing, to, ALL);
        assertTrue(meanwhile.isEmpty());
        assertTrue(copied.passes() > 1);
        assertEquals(all(from, "notes"), all(to, "notes"));
        assertEquals(all(from, "pages"), all(to, "pages"));
    }

    @Test
    void originalThatNeverStandsStillIsReported() {
        insert(from, "notes", "a", "0");
        Runnable change = () -> from.commit(
                replacing("notes", "a", from.get("notes", "a").orElseThrow().version(), "x"));
        Deque<Runnable> always = new ArrayDeque<>(Collections.nCopies(1_000, change));
        StoreException refused =
                assertThrows(StoreException.class, () -> RecordStores.copy(new Changing(from, always), to, ALL));
        assertTrue(String.valueOf(refused.getMessage()).contains("stop what writes"), refused.getMessage());
    }

    @Test
    void commitThatIsLostOnTheWayIsSentAgain() {
        RecordStores.commit(new Losing(to, 2, false), inserting("notes", "a", "1"));
        RecordStores.commit(new Losing(to, 2, true), inserting("notes", "b", "1"));
        RecordStores.commit(new Losing(to, 1, true), replacing("notes", "b", 1, "2"));
        assertEquals(List.of(new StoredRecord("a", 1, "1"), new StoredRecord("b", 2, "2")), all(to, "notes"));
    }

    @Test
    void writesOfSomebodyElseAreNotTakenForOnesOwn() {
        insert(to, "notes", "a", "theirs");
        assertThrows(
                ConflictException.class,
                () -> RecordStores.commit(new Losing(to, 1, false), inserting("notes", "a", "mine")));
        insert(to, "pages", "p", "\"slug\"");
        assertThrows(
                DuplicateKeyException.class,
                () -> RecordStores.commit(new Losing(to, 1, false), inserting("pages", "q", "\"slug\"")));
    }

    @Test
    void outcomeStaysUnknownWhenTheStoreStaysAway() {
        assertThrows(
                UnknownOutcomeException.class,
                () -> RecordStores.commit(new Losing(to, 100, false), inserting("notes", "a", "1")));
    }

    /** By way of a third value, since no two records have the same at any moment. */
    private void swapSlugs() {
        from.commit(replacing("pages", "a", 1, "\"z\""));
        from.commit(replacing("pages", "b", 1, "\"x\""));
        from.commit(replacing("pages", "a", 2, "\"y\""));
    }

    private static void insert(RecordStore store, String collection, String id, String payload) {
        store.commit(inserting(collection, id, payload));
    }

    private static Batch inserting(String collection, String id, String payload) {
        return Batch.builder().insert(collection, id, payload).build();
    }

    private static Batch replacing(String collection, String id, long version, String payload) {
        return new Batch(List.of(new Write.Put(collection, id, payload, version)));
    }

    private static List<StoredRecord> all(RecordStore store, String collection) {
        List<StoredRecord> found = new ArrayList<>();
        new Scan(store, collection, CollectionSpec.ALL).forEachRemaining(found::add);
        return found;
    }

    /** A store that is written to whenever it is read. */
    private static final class Changing extends PassingOn {

        private final Deque<Runnable> meanwhile;

        Changing(RecordStore store, Deque<Runnable> meanwhile) {
            super(store);
            this.meanwhile = meanwhile;
        }

        @Override
        public Page query(Query query) {
            Page page = super.query(query);
            Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
            return page;
        }
    }

    /** A store that loses its connection in the first commits, before or after they happen. */
    private static final class Losing extends PassingOn {

        private final boolean after;
        private int left;

        Losing(RecordStore store, int times, boolean after) {
            super(store);
            this.left = times;
            this.after = after;
        }

        @Override
        public void commit(Batch batch) {
            boolean fails = left-- > 0;
            if (!fails || after) {
                super.commit(batch);
            }
            if (fails) {
                throw new UnknownOutcomeException("The connection is gone", null);
            }
        }
    }
}
