package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.CodePoints;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormTest {

    @FormId("tip")
    record Tip(
            @Label("Your tip") @NotBlank @CodePoints(max = 2_000)
            String text,

            @Label("E-mail") @EmailAddress String email,
            @Consent("The editors may answer me by e-mail.") boolean mayAnswer) {}

    @Test
    void readsTheFormOfAHost() {
        Form form = Form.of(Tip.class);
        assertEquals("tip", form.id());
        assertEquals("1", form.version());
        assertEquals("Tip", form.title());
        assertEquals(
                List.of("text", "email", "mayAnswer"),
                form.fields().stream().map(Field::name).toList());
        Field text = form.field("text").orElseThrow();
        assertTrue(text.required());
        assertEquals(2_000, text.maxLength());
        Field email = form.field("email").orElseThrow();
        assertFalse(email.required());
        assertEquals(FieldType.EMAIL, email.type());
        assertEquals(Optional.of("email"), email.autocomplete());
        Field consent = form.field("mayAnswer").orElseThrow();
        assertEquals(FieldType.CONSENT, consent.type());
        assertEquals("The editors may answer me by e-mail.", consent.label());
        assertTrue(consent.required());
    }

    @Test
    void hasTheFiveStandardFormsEachWithARequiredEmail() {
        Forms forms = Forms.standard();
        assertEquals(
                List.of("newsletter", "magazine", "contact", "contribute", "advertise"),
                forms.all().stream().map(Form::id).toList());
        for (Form form : forms.all()) {
            Field email = form.field("email").orElseThrow();
            assertTrue(email.required() && email.type() == FieldType.EMAIL);
            assertEquals(List.of(), form.serverOnly());
        }
    }

    enum Size3 {
        @Label("Small")
        SMALL,
        @Label("Very large")
        VERY_LARGE
    }

    @FormId("order")
    record Order(
            @Label("Size") Size3 size,
            @Label("Spare") Optional<Size3> spare,

            @Label("Code") @Pattern(regexp = "[A-Z]{2}-[0-9]{3,5}")
            String code,

            @Label("Odd") @Pattern(regexp = "(?i)\\p{Alpha}+")
            String odd,

            @Label("Old") @Size(max = 5) String old) {}

    @Test
    void offersTheConstantsOfAnEnumAsChoices() {
        Form form = Form.of(Order.class);
        Field size = form.field("size").orElseThrow();
        assertTrue(size.required());
        assertEquals(List.of(new Option("small", "Small"), new Option("very-large", "Very large")), size.options());
        assertFalse(form.field("spare").orElseThrow().required());
    }

    @Test
    void listsWhatABrowserCannotBeTold() {
        Form form = Form.of(Order.class);
        assertEquals(
                Optional.of("[A-Z]{2}-[0-9]{3,5}"),
                form.field("code").orElseThrow().pattern());
        assertEquals(2, form.serverOnly().size());
        assertTrue(form.serverOnly().get(0).startsWith("odd: @Pattern"));
        assertTrue(form.serverOnly().get(1).startsWith("old: @Size"));
    }

    record Nameless(@Label("A") String a) {}

    @FormId("Bad Id")
    record BadId(@Label("A") String a) {}

    @FormId("bare")
    record Bare(String a) {}

    @FormId("number")
    record Counted(@Label("A") double a) {}

    @FormId("ticked")
    record Ticked(@Label("A") @Consent("Yes") String a) {}

    @FormId("both")
    record Both(@Label("A") @EmailAddress @PhoneNumber String a) {}

    @FormId("empty")
    record Empty() {}

    @Test
    void saysAtStartUpWhatIsWrongAndHowToMendIt() {
        assertRefused(Nameless.class, "@FormId");
        assertRefused(BadId.class, "lower-case");
        assertRefused(Bare.class, "@Label");
        assertRefused(Counted.class, "use String, boolean");
        assertRefused(Ticked.class, "@Consent stands at a boolean");
        assertRefused(Both.class, "not both at once");
        assertRefused(Empty.class, "no field");
    }

    private static void assertRefused(Class<? extends Record> type, String hint) {
        var e = assertThrows(IllegalArgumentException.class, () -> Form.of(type));
        assertTrue(String.valueOf(e.getMessage()).contains(hint), String.valueOf(e.getMessage()));
        assertTrue(String.valueOf(e.getMessage()).contains(type.getSimpleName()), String.valueOf(e.getMessage()));
    }

    @Test
    void refusesTwoFormsWithOneId() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Forms.none().plus(Tip.class).plus(Tip.class));
        assertTrue(String.valueOf(e.getMessage()).contains("'tip'"));
    }

    @FormId("misfit")
    record Misfit(@Label("A") @CodePoints(max = 5) Optional<String> a) {}

    @Test
    void refusesAConstraintThatDoesNotFitBeforeTheFirstPost() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> Desk.open(Forms.none().plus(Misfit.class)));
        assertTrue(String.valueOf(e.getMessage()).contains("type argument"), String.valueOf(e.getMessage()));
    }
}
