package dev.masthead.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final EntityTag TAG = new EntityTag("\"abc\"");

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, bytes 0-0/100",
        "bytes=10-19, bytes 10-19/100",
        "bytes=90-, bytes 90-99/100",
        "bytes=-5, bytes 95-99/100",
        "bytes=-500, bytes 0-99/100",
        "bytes=0-999999999999999999, bytes 0-99/100"
    })
    void aPartIsGiven(String asked, String given) {
        assertEquals(given, range("Range", asked).orElseThrow().field(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void thereIsNoSuchPart(String asked) {
        assertTrue(range("Range", asked).orElseThrow().isUnsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bytes=5-4", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=99999999999999999999-"
            })
    void whatIsNoOnePartIsTheWhole(String asked) {
        assertEquals(Optional.empty(), range("Range", asked));
    }

    @Test
    void aPartOfAnotherContentIsNotGiven() {
        assertEquals(Optional.empty(), range("Range", "bytes=0-1", "If-Range", "\"other\""));
        assertTrue(range("Range", "bytes=0-1", "If-Range", TAG.value()).isPresent());
    }

    private static Optional<ByteRange> range(String... fields) {
        Headers.Builder headers = Headers.builder();
        for (int i = 0; i < fields.length; i += 2) {
            headers.add(fields[i], fields[i + 1]);
        }
        return ByteRange.of(Request.of("GET", "/").headers(headers.build()).build(), TAG, 100);
    }
}
