package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Histories written by hand: the checkers accept the legal ones and name the rule of the others. */
class LinearizabilityTest {

    private static final CollectionSpec SPEC = CollectionSpec.named("hot")
            .uniqueKey("slug", KeyType.TEXT)
            .index("by_slug", List.of("slug"))
            .keysOf(Sample.reading("slug"))
            .build();

    private final List<Operation> history = new ArrayList<>();

    @Test
    void oneAfterTheOther() {
        acknowledged(1, 2, put("r", "a", 0));
        read(3, 4, "r", "a", 1);
        acknowledged(5, 6, put("r", "b", 1));
        acknowledged(7, 8, new Write.Delete("hot", "r", 2));
        absent(9, 10, "r");
        acknowledged(11, 12, put("r", "c", 0));
        read(13, 14, "r", "c", 1);
        assertEquals(List.of(), registers());
    }

    @Test
    void aReadBesideAWriteSeesEither() {
        acknowledged(1, 2, put("r", "a", 0));
        acknowledged(3, 9, put("r", "b", 1));
        read(4, 5, "r", "a", 1);
        read(6, 7, "r", "b", 2);
        assertEquals(List.of(), registers());
    }

    @Test
    void aReadThatGoesBackIsStale() {
        acknowledged(1, 2, put("r", "a", 0));
        acknowledged(3, 9, put("r", "b", 1));
        read(4, 5, "r", "b", 2);
        read(6, 7, "r", "a", 1);
        assertEquals(List.of("S-11"), registers());
    }

    @Test
    void aReadAfterTheAnswerIsStale() {
        acknowledged(1, 2, put("r", "a", 0));
        acknowledged(3, 4, put("r", "b", 1));
        read(5, 6, "r", "a", 1);
        assertEquals(List.of("S-11"), registers());
    }

    @Test
    void twoWinnersLoseAnUpdate() {
        acknowledged(1, 2, put("r", "a", 0));
        acknowledged(3, 6, put("r", "b", 1));
        acknowledged(4, 5, put("r", "c", 1));
        assertEquals(List.of("S-44"), registers());
    }

    @Test
    void aConflictNeedsAnotherVersion() {
        acknowledged(1, 2, put("r", "a", 0));
        conflict(3, 4, put("r", "b", 1), 2);
        assertEquals(List.of("S-44"), registers());
    }

    @Test
    void aConflictBesideTheWriteThatWonIsFine() {
        acknowledged(1, 2, put("r", "a", 0));
        acknowledged(3, 6, put("r", "b", 1));
        conflict(4, 5, put("r", "c", 1), 2);
        assertEquals(List.of(), registers());
    }

    @Test
    void anUnknownOutcomeMayHappenLaterOrNever() {
        acknowledged(1, 2, put("r", "a", 0));
        add(3, 4, new Operation.Call.Commit(new Batch(List.of(put("r", "b", 1)))), new Operation.Answer.Unknown());
        read(5, 6, "r", "a", 1);
        assertEquals(List.of(), registers());
        read(7, 8, "r", "b", 2);
        assertEquals(List.of(), registers());
        read(9, 10, "r", "a", 1);
        assertEquals(List.of("S-11"), registers());
    }

    @Test
    void whatFailedIsNeverRead() {
        acknowledged(1, 2, put("r", "a", 0));
        conflict(3, 6, put("r", "b", 3), 1);
        read(4, 5, "r", "b", 4);
        assertEquals(List.of("S-45"), registers());
    }

    @Test
    void theMessageShowsTheShortestPiece() {
        for (int i = 0; i < 40; i++) {
            acknowledged(4L * i + 1, 4L * i + 2, put("r", "p" + i, i));
            read(4L * i + 3, 4L * i + 4, "r", "p" + i, i + 1);
        }
        read(201, 202, "r", "p7", 8);
        read(203, 204, "r", "p39", 40);
        String message = new Registers(history).findings().get(0).message();
        assertTrue(message.contains("[201-202]"), message);
        assertTrue(!message.contains("[203-204]"), message);
        assertTrue(message.lines().count() <= 16, message);
    }

    @Test
    void aValueGoesFromOwnerToOwner() {
        acknowledged(1, 2, put("a", "x", 0));
        duplicate(3, 4, put("b", "x", 0));
        acknowledged(5, 8, put("a", "y", 1));
        acknowledged(6, 7, put("b", "x", 0));
        owner(9, 10, "x", "b");
        assertEquals(List.of(), owners());
    }

    @Test
    void twoOwnersAreTooMany() {
        acknowledged(1, 4, put("a", "x", 0));
        acknowledged(2, 3, put("b", "x", 0));
        assertEquals(List.of("S-44"), owners());
    }

    @Test
    void aFreeValueIsNotRefused() {
        acknowledged(1, 2, put("a", "x", 0));
        acknowledged(3, 4, new Write.Delete("hot", "a", 1));
        duplicate(5, 6, put("b", "x", 0));
        assertEquals(List.of("S-43"), owners());
    }

    @Test
    void aValueThatAReadShowsFreeIsNotRefusedEarlier() {
        acknowledged(1, 8, put("a", "x", 0));
        duplicate(2, 3, put("b", "x", 0));
        add(
                4,
                5,
                new Operation.Call.Find(
                        Query.of("hot", "by_slug").equal("slug", "x").build()),
                new Operation.Answer.Found(List.of()));
        assertEquals(List.of("S-43"), owners());
    }

    @Test
    void aReadShowsThePresentOwner() {
        acknowledged(1, 2, put("a", "x", 0));
        acknowledged(3, 4, put("a", "y", 1));
        owner(5, 6, "x", "a");
        assertEquals(List.of("S-11"), owners());
    }

    @Test
    void aBatchIsOneWrite() {
        acknowledged(1, 2, put("a", "x", 0), put("b", "z", 0));
        acknowledged(3, 8, put("a", "y", 1), put("b", "w", 1));
        read(4, 5, "a", "y", 2);
        assertEquals(List.of(), together());
        read(6, 7, "b", "z", 1);
        assertEquals(List.of("S-40"), together());
    }

    @Test
    void aPageIsOneMoment() {
        acknowledged(1, 2, put("a", "x", 0), put("b", "z", 0));
        add(
                3,
                4,
                new Operation.Call.Find(Query.of("hot", "all").build()),
                new Operation.Answer.Found(List.of(new StoredRecord("a", 2, "y"), new StoredRecord("b", 1, "z"))));
        assertEquals(List.of("S-40"), together());
    }

    private List<String> registers() {
        return new Registers(history).findings().stream().map(Finding::rule).toList();
    }

    private List<String> owners() {
        return new Owners(history, SPEC, "slug")
                .findings().stream().map(Finding::rule).distinct().toList();
    }

    private List<String> together() {
        return new Together(history).finding().stream().map(Finding::rule).toList();
    }

    private static Write put(String id, String slug, long expected) {
        return new Write.Put("hot", id, Sample.of("slug", slug).payload(), expected);
    }

    private void acknowledged(long made, long answered, Write... writes) {
        add(made, answered, new Operation.Call.Commit(new Batch(List.of(writes))), new Operation.Answer.Done());
    }

    private void conflict(long made, long answered, Write write, long actual) {
        add(
                made,
                answered,
                new Operation.Call.Commit(new Batch(List.of(write))),
                new Operation.Answer.Conflict("hot", write.id(), actual));
    }

    private void duplicate(long made, long answered, Write write) {
        add(
                made,
                answered,
                new Operation.Call.Commit(new Batch(List.of(write))),
                new Operation.Answer.Duplicate("slug"));
    }

    private void read(long made, long answered, String id, String slug, long version) {
        StoredRecord record =
                new StoredRecord(id, version, Sample.of("slug", slug).payload());
        add(made, answered, new Operation.Call.Get("hot", id), new Operation.Answer.Found(List.of(record)));
    }

    private void absent(long made, long answered, String id) {
        add(made, answered, new Operation.Call.Get("hot", id), new Operation.Answer.Found(List.of()));
    }

    private void owner(long made, long answered, String slug, String... ids) {
        Query query = Query.of("hot", "by_slug").equal("slug", slug).build();
        List<StoredRecord> found =
                Stream.of(ids).map(id -> new StoredRecord(id, 1, "")).toList();
        add(made, answered, new Operation.Call.Find(query), new Operation.Answer.Found(found));
    }

    private void add(long made, long answered, Operation.Call call, Operation.Answer answer) {
        history.add(new Operation(0, made, answered, call, answer));
    }
}
