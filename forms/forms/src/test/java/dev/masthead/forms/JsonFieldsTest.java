package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonFieldsTest {

    private final JsonFields fields = new JsonFields();

    private Map<String, List<String>> read(String json) {
        return fields.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsNoEncodingButUtf8() {
        for (String name : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1")) {
            byte[] json = "{\"a\":\"\u00fc\"}".getBytes(Charset.forName(name));
            assertThrows(BadPostException.class, () -> fields.read(json), name);
        }
    }

    @Test
    void readsAFlatObject() {
        assertEquals(
                Map.of(
                        "a", List.of("x"),
                        "n", List.of("1.10"),
                        "t", List.of("true"),
                        "f", List.of("false"),
                        "l", List.of("p", "q"),
                        "e", List.of()),
                read("{\"a\":\"x\",\"n\":1.10,\"t\":true,\"f\":false,\"l\":[\"p\",\"q\"],\"e\":[]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"secret\"",
                "null",
                "{\"a\":null}",
                "{\"a\":{\"secret\":1}}",
                "{\"a\":[[\"secret\"]]}",
                "{\"a\":[1]}",
                "{\"a\":\"secret\",\"a\":\"y\"}",
                "{\"a\":\"secret\"} x",
                "{\"a\":\"secret\"}{}",
                "{\"a\":\"secret",
                "{\"a\":secret}",
                "{\"a\":[\"secret\""
            })
    void refusesAnythingElseWithoutQuotingIt(String json) {
        var e = assertThrows(BadPostException.class, () -> read(json));
        assertFalse(String.valueOf(e.getMessage()).contains("secret"));
        assertEquals(null, e.getCause());
    }

    @Test
    void endsOnEveryCaseOfTheJsonTestSuiteWithFieldsOrOneException() {
        for (JsonNode line : Corpus.read("json-test-suite.jsonl")) {
            byte[] json = Base64.getDecoder().decode(line.path("base64").asString(""));
            boolean read = true;
            try {
                fields.read(json);
            } catch (BadPostException e) {
                read = false;
            }
            if (line.path("expect").asString("").equals("reject")) {
                assertFalse(read, line.path("name").asString(""));
            }
        }
    }
}
