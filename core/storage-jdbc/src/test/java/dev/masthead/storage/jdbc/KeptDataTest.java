package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that an earlier version wrote, kept with the tests: commit 72b86e3, format 1, 36 letters with the key {@code
 * sender}. It opens in this version with keys and indexes that it did not know.
 */
class KeptDataTest {

    private static final CollectionSpec LETTERS = CollectionSpec.named("letters")
            .key("sender", KeyType.TEXT)
            .key("edition", KeyType.INTEGER)
            .uniqueKey("subject", KeyType.TEXT)
            .manyValuedKey("word", KeyType.TEXT)
            .index("by_sender", List.of("sender"))
            .index("by_edition", List.of("edition"), "subject")
            .index("by_word", List.of("word"))
            .keysOf(KeptDataTest::keysOf)
            .build();

    @TempDir
    private Path folder;

    @Test
    void databaseOfAnEarlierVersionOpensWithAddedKeys() throws Exception {
        Path file = folder.resolve("letters.sqlite");
        Files.copy(Path.of("src/test/resources/kept/letters.sqlite"), file);
        try (RecordStore store =
                new SqliteStorage().open(StoreSettings.of(Map.of("path", file.toString())), List.of(LETTERS))) {
            assertEquals(36, store.count(Query.of("letters", CollectionSpec.ALL).build(), 100));
            String third = "{\"sender\":\"Ada\",\"subject\":\"Tides 3\",\"edition\":2}";
            assertEquals(Optional.of(new StoredRecord("letter-03", 2, third)), store.get("letters", "letter-03"));
            assertEquals(12, count(store, Query.of("letters", "by_sender").equal("sender", "Çelik")));
            assertEquals(
                    List.of("letter-21"),
                    ids(store, Query.of("letters", "by_word").equal("word", "21")));
            assertEquals(
                    List.of("letter-00", "letter-12", "letter-15"),
                    ids(
                            store,
                            Query.of("letters", "by_edition")
                                    .equal("edition", KeyValue.of(2))
                                    .limit(3)));
            store.commit(Batch.builder()
                    .replace("letters", "letter-03", 2, third.replace("Tides 3", "Tides 40"))
                    .insert("letters", "letter-40", third)
                    .build());
            assertEquals(37, store.count(Query.of("letters", CollectionSpec.ALL).build(), 100));
        }
    }

    private static long count(RecordStore store, Query.Builder query) {
        return store.count(query.build(), 100);
    }

    private static List<String> ids(RecordStore store, Query.Builder query) {
        return store.query(query.build()).records().stream()
                .map(StoredRecord::id)
                .toList();
    }

    private static Keys keysOf(String payload) {
        Matcher letter = Pattern.compile("\\{\"sender\":\"(.*)\",\"subject\":\"(.*)\",\"edition\":(\\d)}")
                .matcher(payload);
        if (!letter.matches()) {
            throw new IllegalArgumentException("Not a letter");
        }
        Keys.Builder keys = Keys.builder()
                .add("sender", letter.group(1))
                .add("subject", letter.group(2))
                .add("edition", Long.parseLong(letter.group(3)));
        for (String word : letter.group(2).split(" ", -1)) {
            keys.add("word", word);
        }
        return keys.build();
    }
}
