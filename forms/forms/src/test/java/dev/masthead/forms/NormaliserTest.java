package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {

    @Test
    void makesEveryLineBreakOneLineFeed() {
        assertEquals("a\nb\nc\n\nd", Normaliser.multiLine("a\r\nb\rc\n\r\nd"));
        assertEquals("a b c", Normaliser.oneLine("a\r\nb\rc"));
    }

    @Test
    void composesLetters() {
        assertEquals("é", Normaliser.oneLine("e\u0301"));
    }

    @Test
    void takesControlCharactersOutAndMarksLoneSurrogates() {
        assertEquals("abc\tdef", Normaliser.multiLine("a\0b\u0008c\td\u001Be\u009Ff"));
        assertEquals("a\uFFFDb\uFFFD", Normaliser.oneLine("a\uD83Db\uDE00"));
        assertEquals("a😀b", Normaliser.oneLine("a😀b"));
    }

    @Test
    void takesBidirectionalControlsOutOfOneLineOnly() {
        assertEquals("user gpj.exe", Normaliser.oneLine("user \u202Egpj\u202C.exe\u2066"));
        assertEquals("a\u202Eb\u202Cc", Normaliser.multiLine("a\u202Eb\u202Cc"));
    }

    @Test
    void keepsTheTagsOfAFlagAtTheEnd() {
        String england = "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F";
        assertEquals(england, Normaliser.oneLine(" " + england + "\u200B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "\u200B",
                "\u2060",
                "\0",
                "\u3000",
                "\uFEFF",
                "\r\n",
                "\u3164",
                "\u2800",
                "\u034F",
                "\uFE0F",
                "\u115F\u1160",
                "\u00AD",
                "\u202E\u202C"
            })
    void leavesNothingOfATextThatCannotBeSeen(String text) {
        assertEquals("", Normaliser.oneLine(text));
        assertEquals("", Normaliser.multiLine(text));
    }

    @Test
    void changesNothingTheSecondTime() {
        for (String text : Corpus.naughtyStrings()) {
            String once = Normaliser.multiLine(text);
            assertEquals(once, Normaliser.multiLine(once));
            assertTrue(Normalizer.isNormalized(once, Normalizer.Form.NFC));
            String line = Normaliser.oneLine(text);
            assertEquals(line, Normaliser.oneLine(line));
            assertEquals(-1, line.indexOf('\n'));
        }
    }

    @Test
    void takesLittleTimeForMarksWithoutEnd() {
        for (String marks : List.of("\u0f71\u0f72", "\u0344", "\u0301\u0323", "a\u0301\u0323")) {
            String text = marks.repeat(400_000);
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
                String once = Normaliser.oneLine(text);
                assertEquals(once, Normaliser.oneLine(once));
            });
        }
        assertEquals("Ệ" + "\u0316".repeat(28), Normaliser.oneLine("E\u0302\u0323" + "\u0316".repeat(28)));
    }

    /** A text that is plain is left alone by everything else, too, in front of and behind every other character. */
    @Test
    void whatIsLeftAloneWithoutALookIsWhatALookWouldLeaveAlone() {
        for (int c = 0; c < 0x10000; c++) {
            for (String text : List.of(
                    Character.toString(c),
                    "a" + (char) c + "b",
                    "e" + (char) c,
                    (char) c + "\u0301x",
                    "a\r" + (char) c + "\r\nb\nc\r\n")) {
                assertEquals(Normaliser.unusual(text, false), Normaliser.oneLine(text), () -> escaped(text));
                assertEquals(Normaliser.unusual(text, true), Normaliser.multiLine(text), () -> escaped(text));
            }
        }
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> String.format(Locale.ROOT, "%04x", c))
                .toList()
                .toString();
    }
}
