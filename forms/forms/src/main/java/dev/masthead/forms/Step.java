package dev.masthead.forms;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The number is a whole number of steps above {@link #from()}. In a form, the field's least number is the same, since
 * browsers count from there. Null is left to constraints that require a value.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Step.Check.class)
public @interface Step {

    /** The size of a step, a decimal number above zero. */
    String value();

    /** Where the steps begin, a decimal number. */
    String from() default "0";

    /** The message. */
    String message() default "must be a multiple of {value}";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks a {@link Step}. */
    final class Check implements ConstraintValidator<Step, Number> {

        private BigDecimal size = BigDecimal.ONE;
        private BigDecimal from = BigDecimal.ZERO;

        /** Made by the validator. */
        public Check() {}

        @Override
        public void initialize(Step step) {
            this.size = new BigDecimal(step.value());
            this.from = new BigDecimal(step.from());
        }

        @Override
        public boolean isValid(@Nullable Number number, ConstraintValidatorContext context) {
            return number == null
                    || new BigDecimal(number.toString())
                                    .subtract(from)
                                    .remainder(size)
                                    .signum()
                            == 0;
        }
    }
}
