package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.CodePoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that nobody foresaw: refused at the start, or checked as they say. */
class UnforeseenRecordsTest {

    enum Side {
        @Label("Left")
        LEFT,
        @Label("Right")
        RIGHT
    }

    record Count(@Label("N") int n) {}

    @FormId("x")
    record NeedsValue(
            @Label("Side") Side side,

            @Label("Count") @When(field = "side", is = "left")
            Count count) {}

    record Brief(@Label("N") @Size(min = 3) String n) {}

    @FormId("x")
    record NotValid(@Label("A") String a, @Label("G") Brief g) {}

    @FormId("x")
    record NoGetter(@Label("A") String a) {
        @AssertTrue
        boolean complete() {
            return !a.isEmpty();
        }
    }

    @FormId("x")
    record FromNowhere(@Label("A") @Step("5") int a) {}

    @FormId("x")
    record TooGreat(@Label("A") @Max(Long.MAX_VALUE) long a) {}

    @FormId("x")
    record Huge(@Label("A") @DecimalMin("1e999999999") BigDecimal a) {}

    @FormId("x")
    record NoNumber(@Label("A") @DecimalMin("ten") BigDecimal a) {}

    @FormId("x")
    record NoDay(@Label("A") @DateRange(min = "2026-1-1") LocalDate a) {}

    @FormId("x")
    record LongPattern(
            @Label("A") @Multiline @Pattern(regexp = ".*a.*b")
            String a) {}

    static List<Map.Entry<Class<? extends Record>, String>> refused() {
        return List.of(
                Map.entry(NeedsValue.class, "count.n is required always"),
                Map.entry(NotValid.class, "the group g lacks @Valid"),
                Map.entry(NoGetter.class, "method complete would never be looked at"),
                Map.entry(FromNowhere.class, "give @Min, too"),
                Map.entry(TooGreat.class, "at most 15 digits"),
                Map.entry(Huge.class, "'1e999999999' at a constraint has more digits"),
                Map.entry(NoNumber.class, "'ten' at a constraint is no number"),
                Map.entry(NoDay.class, "'2026-1-1' at @DateRange is no day"),
                Map.entry(LongPattern.class, "write @CodePoints"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void areRefusedWithTheReason(Map.Entry<Class<? extends Record>, String> one) {
        var e = assertThrows(IllegalArgumentException.class, () -> Form.of(one.getKey()));
        assertTrue(String.valueOf(e.getMessage()).contains(one.getValue()), String.valueOf(e.getMessage()));
    }

    record Misfit(@Label("N") @Future String n) {}

    @FormId("x")
    record OfMisfits(@Label("G") @Valid Misfit g) {}

    @FormId("sized")
    record Sized(
            @Label("Code") @Size(min = 3, max = 5) String code,
            @Label("Day") Optional<@FutureOrPresent LocalDate> day) {}

    @Test
    void sayWhatTheyAskForInTheirLanguage() {
        assertEquals("Write at least 3 characters in “Code”.", message(Locale.ENGLISH, "code", "x"));
        assertTrue(message(Locale.ENGLISH, "day", "2000-01-01").contains("in the future"));
        String german = message(Locale.GERMAN, "day", "2000-01-01");
        assertFalse(german.contains("future"), german);
        assertTrue(german.contains("Day"), german);
    }

    private static String message(Locale language, String field, String value) {
        Form form = Form.of(Sized.class).in(Wording.of(language));
        try (Desk desk = Desk.open(Forms.none().plus(form))) {
            Outcome outcome =
                    desk.intake.receive("sized", Desk.post(Map.of(field, value)).build());
            return ((Outcome.Invalid) outcome).violations().get(0).message();
        }
    }

    @Test
    void areRefusedWhenAConstraintInAGroupDoesNotFit() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Desk.open(Forms.none().plus(OfMisfits.class)));
        assertTrue(String.valueOf(e.getMessage()).contains("A constraint at g.n"), String.valueOf(e.getMessage()));
    }

    record Few(@Label("N") Optional<@NotNull Integer> n) {}

    @FormId("x")
    record AtTimes(
            @Label("Side") Side side,

            @Label("Count") @When(field = "side", is = "left")
            Few few) {}

    @Test
    void mayRequireANumberWhereItsGroupIsAskedFor() {
        assertEquals(List.of(), violations(AtTimes.class, "side", "right"));
        assertEquals(List.of("few.n required"), violations(AtTimes.class, "side", "left"));
        assertEquals(List.of(), violations(AtTimes.class, "side", "left", "few.n", "3"));
    }

    record Pair(@Label("A") String a, @Label("B") String b) {
        @AssertTrue
        boolean isInOrder() {
            return a.compareTo(b) <= 0;
        }
    }

    @FormId("x")
    record OfGetters(
            @Label("A") String a,
            @Label("B") String b,
            @Label("Pair") @Valid Pair pair) {
        @AssertTrue(message = "They are the same.")
        boolean isDifferent() {
            return !a.equals(b);
        }
    }

    @Test
    void areHeldToTheirGetters() {
        assertEquals(
                List.of("the form: @AssertTrue at isDifferent", "the group pair: @AssertTrue at isInOrder"),
                Form.of(OfGetters.class).serverOnly());
        assertEquals(List.of(" invalid"), violations(OfGetters.class, "a", "1", "b", "1"));
        assertEquals(List.of(" invalid"), violations(OfGetters.class, "a", "1", "pair.a", "2", "pair.b", "1"));
        assertEquals(List.of(), violations(OfGetters.class, "a", "1"));
    }

    @FormId("x")
    record Twice(
            @Label("A") @Pattern(regexp = "[a-z]*") @Pattern(regexp = "..")
            String a,

            @Label("B") @Min(3) @Min(5) int b) {}

    @Test
    void areHeldToAConstraintThatStandsThereTwice() {
        assertEquals(List.of(), violations(Twice.class, "a", "xy", "b", "5"));
        assertEquals(List.of("a pattern"), violations(Twice.class, "a", "xyz", "b", "5"));
        assertEquals(List.of("a pattern", "b too-small"), violations(Twice.class, "a", "XY", "b", "4"));
    }

    @FormId("x")
    record Worded(
            @Label("Sides") @Size(max = 1, message = "One side, please.")
            Set<Side> sides,

            @Label("N") @Min(value = 3, message = "At least {value}.")
            int n,

            @Label("Text") @CodePoints(max = 2) String text) {}

    @Test
    void haveTheirOwnWords() {
        Post post = Desk.post(Map.of("n", "1"))
                .field("sides", "left")
                .field("sides", "right")
                .build();
        try (Desk desk = Desk.open(Forms.none().plus(Worded.class))) {
            var invalid = (Outcome.Invalid) desk.intake.receive("x", post);
            assertEquals(
                    List.of("One side, please.", "At least 3."),
                    invalid.violations().stream().map(Violation::message).toList());
        }
    }

    private static List<String> violations(Class<? extends Record> type, String... fields) {
        Map<String, String> posted = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            posted.put(fields[i], fields[i + 1]);
        }
        try (Desk desk = Desk.open(Forms.none().plus(type))) {
            Outcome outcome = desk.intake.receive("x", Desk.post(posted).build());
            return outcome instanceof Outcome.Invalid invalid
                    ? invalid.violations().stream()
                            .map(one -> one.field() + " " + one.code())
                            .toList()
                    : List.of();
        }
    }
}
