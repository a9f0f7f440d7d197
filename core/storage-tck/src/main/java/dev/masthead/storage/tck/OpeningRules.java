package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnsupportedCapabilityException;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-01, S-04, S-05, S-50. */
abstract class OpeningRules extends Rules {

    /** What files, encodings and escapes of all sorts get wrong. */
    private static final List<String> NASTY = List.of(
            " {} ",
            "{}\n",
            "\r\n{ }\r\n",
            "\t",
            "\\r\\n",
            "\uFEFF{}",
            "e\u0301",
            "\u00E9",
            "\uD83D\uDE00",
            "a+b",
            "a b",
            "a%20b",
            "%41",
            "A",
            "a",
            "a/../b",
            "/",
            ".",
            "..",
            "a\\b",
            "a\"b",
            "a'b",
            "a,b;c\td",
            "x".repeat(200),
            "\u0001\u007F\u0085\u2028\u2029",
            "\uFFFE\uFFFF",
            " x",
            "x ",
            "x",
            "X",
            "\u00DF",
            "ss",
            "\u0130",
            "i",
            "001",
            "1",
            "1.0",
            "1e0",
            "null",
            "true",
            "-",
            "#",
            "\u00A0");

    OpeningRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-01: a new place holds nothing")
    void newPlaceIsEmpty() {
        assertEquals(List.of(), ids(articles("all")));
        assertEquals(0, store().count(articles("all").build(), 10));
    }

    @Test
    @DisplayName("S-01: records are there when the store is opened again")
    void recordsStay() {
        assume(Capability.PERSISTENT);
        String payload = Sample.of("section", "news").payload();
        store().commit(Batch.builder()
                .insert("articles", "a", payload)
                .insert("notes", "n", "{}")
                .build());
        store().commit(Batch.builder().replace("notes", "n", 1, "{ }").build());
        store().close();

        RecordStore again = open(Collections.ALL);

        assertEquals(Optional.of(new StoredRecord("a", 1, payload)), again.get("articles", "a"));
        assertEquals(Optional.of(new StoredRecord("n", 2, "{ }")), again.get("notes", "n"));
        assertEquals(
                List.of("a"),
                ids(again.query(articles("in_section").equal("section", "news").build())));
    }

    @Test
    @DisplayName("S-01: opening with the same collections many times changes nothing")
    void openingAgainChangesNothing() {
        assume(Capability.PERSISTENT);
        insert("a", Sample.of("section", "news").and("tag", "x").and("claim", "c"));
        store().close();
        for (int i = 0; i < 5; i++) {
            open(i % 2 == 0 ? Collections.ALL : List.of(Collections.NOTES, Collections.ARTICLES))
                    .close();
        }
        RecordStore again = open(Collections.ALL);
        assertEquals(1, again.get("articles", "a").orElseThrow().version());
        assertEquals(
                List.of("a"),
                ids(again.query(articles("tagged").equal("tag", "x").build())));
    }

    @Test
    @DisplayName("S-01: ids, payloads and versions of every kind are there as they were when the store is opened again")
    void nastyRecordsStay() {
        assume(Capability.PERSISTENT);
        writeNasty();
        // What was not so before it was closed breaks another rule.
        Map<String, Optional<StoredRecord>> got = new TreeMap<>();
        NASTY.forEach(id -> got.put(id, store().get("notes", id)));
        List<StoredRecord> found = Walk.all(store(), "notes");
        store().close();
        RecordStore again = open(Collections.ALL);
        List<String> changed = NASTY.stream()
                .filter(id -> !again.get("notes", id).equals(got.get(id)))
                .map(id -> Spelling.of(KeyValue.of(id)))
                .toList();
        assertEquals(List.of(), changed, "by get");
        assertEquals(found, Walk.all(again, "notes"), "by query");
    }

    private void writeNasty() {
        long version = 1;
        for (String text : NASTY) {
            version = (version * 3 + 1) % (1L << 61) | 1;
            try {
                store().commit(new Batch(List.of(new Write.Put("notes", text, text, Write.ABSENT, version))));
            } catch (ConflictException e) {
                // Two ids are one here, which breaks S-10.
                assertEquals(text, e.id());
            }
        }
    }

    @Test
    @DisplayName("S-01: two places are apart while both are open")
    void placesAreApart() {
        StoreSettings another = anotherPlace();
        assumeTrue(
                !values(another).equals(values(place())),
                "fresh() gives the same settings when it is asked again in one test");
        RecordStore store = store();
        RecordStore other = open(another, Collections.ALL);
        insert("a", Sample.of("slug", "x"));
        assertEquals(Optional.empty(), other.get("articles", "a"));
        other.commit(
                inserting("articles", "a", Sample.of("slug", "x").body("other").payload()));
        store.commit(Batch.builder().delete("articles", "a", 1).build());
        assertEquals(List.of("a"), ids(other.query(articles("all").build())));
    }

    private static Map<String, Optional<String>> values(StoreSettings settings) {
        return settings.names().stream().collect(Collectors.toMap(name -> name, settings::get));
    }

    @Test
    @DisplayName("S-04: every declared capability may be required, any other is refused")
    void requiredCapabilities() {
        Set<Capability> declared = Set.copyOf(store().capabilities());
        store().close();
        for (Capability capability : Capability.values()) {
            StoreSettings demanding = place().require(capability);
            if (declared.contains(capability)) {
                try (RecordStore opened = open(demanding, Collections.ALL)) {
                    assertEquals(declared, opened.capabilities());
                }
            } else {
                UnsupportedCapabilityException refusal = assertThrows(
                        UnsupportedCapabilityException.class,
                        () -> open(demanding, Collections.ALL),
                        () -> "opened, though not " + capability);
                assertEquals(capability, refusal.capability());
            }
        }
    }

    @Test
    @DisplayName("S-05: an unknown setting is refused by its name, never its value")
    void unknownSettings() {
        StoreSettings wrong = place().with("no_such_setting", "s3cret");
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> open(wrong, Collections.ALL));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("no_such_setting"), message);
        assertTrue(!message.contains("s3cret"), message);
    }

    @Test
    @DisplayName("S-50: the capabilities are unmodifiable, always the same, and durable implies persistent")
    void capabilitiesAreASet() {
        Set<Capability> declared = store().capabilities();
        assertEquals(declared, store().capabilities());
        insert("a", Sample.empty());
        assertEquals(declared, store().capabilities(), "after a commit");
        assertThrows(UnsupportedOperationException.class, () -> declared.add(Capability.SHARED));
        assertThrows(UnsupportedOperationException.class, declared::clear);
        if (declared.contains(Capability.DURABLE)) {
            assertTrue(declared.contains(Capability.PERSISTENT));
        }
        store().close();
        assertEquals(declared, store().capabilities(), "after close");
    }
}
