package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** S-06, S-07. */
abstract class ClosingRules extends Rules {

    private static final int STORES = 8;

    private boolean persistent;

    ClosingRules(RecordStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void ask() {
        persistent = store().capabilities().contains(Capability.PERSISTENT);
    }

    @Test
    @DisplayName("S-06: after close, reading and writing fail with StoreException")
    void closedStoreRefuses() {
        insert("a", Sample.empty());
        store().close();
        List<Executable> calls = List.of(
                () -> store().get("articles", "a"),
                () -> store().query(articles("all").build()),
                () -> store().count(articles("all").build(), 1),
                () -> store().commit(inserting("articles", "b", "{}")));
        for (Executable call : calls) {
            assertThrows(StoreException.class, call);
        }
    }

    @Test
    @DisplayName("S-06: closing again does nothing")
    void closingAgain() {
        store().close();
        assertDoesNotThrow(store()::close);
        assertDoesNotThrow(store()::close);
    }

    @Test
    @DisplayName(
            "S-06: closing waits for commits under way: each was acknowledged whole, or failed with StoreException")
    void closingBesideCommits() {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        store();
        try (Race race = new Race(4)) {
            race.run(runner -> () -> {
                for (int i = 0; i < 200; i++) {
                    if (runner == 0 && i == 20) {
                        store().close();
                        return runner;
                    }
                    String id = "r" + runner + "-" + i;
                    try {
                        store().commit(Batch.builder()
                                .insert("articles", id, "{}")
                                .insert("notes", id, "{}")
                                .build());
                        acknowledged.add(id);
                    } catch (StoreException e) {
                        return runner;
                    }
                }
                return runner;
            });
        }
        assertThrows(StoreException.class, () -> store().commit(inserting("articles", "late", "{}")));
        if (persistent) {
            holdsExactly(acknowledged);
        }
    }

    private void holdsExactly(Set<String> acknowledged) {
        RecordStore again = open(Collections.ALL);
        for (String id : acknowledged) {
            assertTrue(again.get("articles", id).isPresent(), "acknowledged while the store was closed, and lost");
        }
        List<String> articles = ids(again.query(articles("all").limit(1_000).build()));
        List<String> notes =
                ids(again.query(Query.of("notes", "all").limit(1_000).build()));
        assertEquals(articles, notes, "a half of a batch was left");
        assertFalse(articles.contains("late"));
    }

    @Test
    @DisplayName("S-06: closing gives back the threads that opening made")
    void threadsAreGivenBack() throws InterruptedException {
        store().close();
        ThreadGroup group = new ThreadGroup("stores");
        Thread opener = new Thread(group, () -> {
            for (int i = 0; i < STORES; i++) {
                RecordStore store = open(Collections.ALL);
                store.count(articles("all").build(), 1);
                store.close();
            }
        });
        opener.start();
        opener.join();
        for (int waits = 0; group.activeCount() >= STORES && waits < 100; waits++) {
            Thread.sleep(50);
        }
        assertTrue(group.activeCount() < STORES, group.activeCount() + " threads are left of " + STORES + " stores");
    }

    @Test
    @DisplayName("S-07: an undeclared collection is refused by every method, and nothing is changed")
    void undeclaredCollection() {
        refused(() -> store().get("nowhere", "a"));
        refused(() -> store().query(Query.of("nowhere", "all").build()));
        refused(() -> store().count(Query.of("nowhere", "all").build(), 1));
        Batch batch = Batch.builder()
                .insert("articles", "a", "{}")
                .insert("nowhere", "a", "{}")
                .build();
        refused(() -> store().commit(batch));
        refused(() -> store().commit(Batch.builder().delete("nowhere", "a", 1).build()));
        assertEquals(Optional.empty(), store().get("articles", "a"));
    }

    @Test
    @DisplayName("S-07: an undeclared index, a missing, surplus or mistyped value is refused")
    void mismatchedQuery() {
        List<Query> wrong = List.of(
                articles("nothing").build(),
                articles("section").build(),
                articles("in_section").build(),
                articles("in_section").equal("section", KeyValue.of(1)).build(),
                articles("in_section").equal("section", "a").equal("tag", "b").build(),
                articles("in_section").equal("tag", "b").build(),
                articles("all").from(KeyValue.of(1)).build(),
                articles("by_score").from(KeyValue.of("1")).build(),
                articles("by_score").to(KeyValue.of("1")).build(),
                articles("by_score").after(new Cursor(Optional.empty(), "a")).build(),
                articles("by_score")
                        .after(new Cursor(Optional.of(KeyValue.of("x")), "a"))
                        .build(),
                articles("all")
                        .after(new Cursor(Optional.of(KeyValue.of(1)), "a"))
                        .build());
        for (Query query : wrong) {
            refused(() -> store().query(query));
            refused(() -> store().count(query, 1));
        }
    }

    private static void refused(Executable call) {
        assertThrows(IllegalArgumentException.class, call);
    }
}
