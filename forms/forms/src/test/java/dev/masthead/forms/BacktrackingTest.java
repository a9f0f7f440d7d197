package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktrackingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "(a*)*",
                "(a|a)*",
                "(a|aa)+",
                "([a-z]+)*x",
                "(.*)*",
                "(a?b?)*",
                "(\\d+|[0-9a])+",
                "(?:[a-z0-9]+[.]?)+@",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "(a{1,64}){1,64}",
                "(?:x+x+)+y",
                "([^@]+)+@",
                "(\\w+\\s?)*",
                "(?i)(A|a|é)*é?(.|x)*",
                "(.{1,8}){1,80}",
                "(?<name>a+)+"
            })
    void refusesWhatTakesExponentialTime(String pattern) {
        assertTrue(
                Backtracking.of(pattern)
                        .filter(why -> why.contains("exponential"))
                        .isPresent(),
                pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*a*a*", "[a-z]+[a-y]*.*", "\\s*\\s+\\s*x", ".*.*.*="})
    void refusesARowOfLoopsOverTheSameCharacters(String pattern) {
        assertTrue(
                Backtracking.of(pattern).filter(why -> why.contains("in a row")).isPresent(), pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Z]{2}-[0-9]{3,5}",
                "\\d+",
                "(?:a|b)+c?",
                "[^0-9 ]*",
                "https?:\\/\\/x[.]y",
                "([a-z]+[.])*[a-z]+",
                "(ab|cd)*",
                "[a-z]+([.-][a-z]+)*",
                "(\\d{3} )*\\d{3}",
                ".*@.*",
                "[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?",
                "(?i)\\p{Alpha}+"
            })
    void takesWhatIsHarmless(String pattern) {
        assertEquals(Optional.empty(), Backtracking.of(pattern));
    }

    @Test
    void takesOurOwn() {
        assertEquals(Optional.empty(), Backtracking.of(PhoneNumber.PATTERN));
        assertEquals(Optional.empty(), Backtracking.of(EmailRule.BROWSER_PATTERN));
    }

    /** What is not understood is not waved through. */
    @Test
    void saysWhatItCannotJudge() {
        Stream.of("(a)\\1", "[a-z&&[^b]]", "a{2", "(a", "x{100}".repeat(40))
                .forEach(pattern -> assertTrue(
                        Backtracking.of(pattern)
                                .filter(why -> why.contains("judged"))
                                .isPresent(),
                        pattern));
    }
}
