package dev.masthead.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    /** Characters of one, two, three and four bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u20ac", "\ud83d\ude00"})
    void payloadsAreMeasuredTogetherInBytes(String character) {
        int bytes = (int) Utf8.length(character);
        String largest = character.repeat(Write.MAX_PAYLOAD_BYTES / bytes);
        String rest = "x".repeat(4 * (Write.MAX_PAYLOAD_BYTES % bytes));
        Batch.Builder full = Batch.builder().delete("notes", "gone", 1);
        for (int i = 0; i < 4; i++) {
            full.insert("notes", "n" + i, largest);
        }
        assertEquals(6, full.insert("notes", "rest", rest).build().writes().size());
        full.insert("notes", "more", "x");
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, full::build).getMessage());
        assertTrue(message.contains("16777216") && message.contains("several batches"), message);
    }

    @Test
    void writesAreBoundedAndEachRecordIsWrittenOnce() {
        Batch.Builder twice = Batch.builder().insert("notes", "a", "1").delete("notes", "a", 1);
        assertThrows(IllegalArgumentException.class, twice::build);
        assertThrows(IllegalArgumentException.class, Batch.builder()::build);
        Batch.Builder many = Batch.builder();
        for (int i = 0; i <= Batch.MAX_WRITES; i++) {
            many.insert("notes", "n" + i, "{}");
        }
        assertThrows(IllegalArgumentException.class, many::build);
    }
}
