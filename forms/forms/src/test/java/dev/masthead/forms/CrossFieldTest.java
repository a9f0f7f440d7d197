package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.masthead.core.CodePoints;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossFieldTest {

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = ReachableCheck.class)
    @interface Reachable {
        String message() default "Leave an e-mail address or a phone number.";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static final class ReachableCheck implements ConstraintValidator<Reachable, Callback> {
        @Override
        public boolean isValid(Callback callback, ConstraintValidatorContext context) {
            if (!callback.email().isEmpty() || !callback.phone().isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("email")
                    .addConstraintViolation();
            return false;
        }
    }

    @Target({ElementType.FIELD, ElementType.PARAMETER})
    @Retention(RetentionPolicy.RUNTIME)
    @NotBlank
    @CodePoints(max = 10)
    @Constraint(validatedBy = {})
    @interface ShortName {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Reachable
    @FormId("callback")
    record Callback(
            @Label("Name") @ShortName String name,
            @Label("E-mail") @EmailAddress String email,
            @Label("Phone") @PhoneNumber String phone) {}

    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = DeepCheck.class)
    @interface Deep {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static final class DeepCheck implements ConstraintValidator<Deep, DeepForm> {
        @Override
        public boolean isValid(DeepForm form, ConstraintValidatorContext context) {
            return isShort(form.text() + "x");
        }

        private static boolean isShort(String text) {
            return text.isEmpty() || !isShort(text + "x");
        }
    }

    @Deep
    @FormId("deep")
    record DeepForm(@Label("Text") @CodePoints(max = 10) String text) {}

    private final Forms forms = Forms.none().plus(Callback.class);

    @Test
    void putsTheMessageOfACrossFieldRuleAtItsFieldThoughThatIsEmpty() {
        try (Desk desk = Desk.open(forms)) {
            var invalid = assertInstanceOf(
                    Outcome.Invalid.class,
                    desk.intake.receive(
                            "callback", Desk.post(Map.of("name", "Ada")).build()));
            assertEquals(
                    List.of(new Violation("email", "invalid", "Leave an e-mail address or a phone number.")),
                    invalid.violations());
            assertInstanceOf(
                    Outcome.Accepted.class,
                    desk.intake.receive(
                            "callback",
                            Desk.post(Map.of("name", "Ada", "phone", "+44 20 7946 0000"))
                                    .build()));
        }
    }

    @Test
    void refusesWhatARuleOfTheHostRunsOutOfStackFor() {
        try (Desk desk = Desk.open(Forms.none().plus(DeepForm.class))) {
            var invalid = assertInstanceOf(
                    Outcome.Invalid.class,
                    desk.intake.receive("deep", Desk.post(Map.of("text", "a")).build()));
            assertEquals("", invalid.violations().get(0).field());
        }
    }

    @Test
    void carriesThePartsOfAComposedConstraintToTheBrowser() {
        Form form = Form.of(Callback.class);
        Field name = form.field("name").orElseThrow();
        assertEquals(10, name.maxLength());
        assertEquals(true, name.required());
        assertEquals(List.of("the form: @Reachable"), form.serverOnly());
    }
}
