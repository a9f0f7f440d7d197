package dev.masthead.forms;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record a form, under this id. What a reader sees of it is in {@link FormText}.
 *
 * <p>It is a constraint, too: a validator that checks the record checks the consents that it requires, and what its annotations say of several fields, {@link
 * When}, {@link SameAs}, {@link NotBefore} and {@link AnyOf}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FormId.Check.class)
public @interface FormId {

    /** Lower-case letters, digits and hyphens, a letter first, at most 40; part of the address. */
    String value();

    /** The version of the definition; each stored submission names it. */
    String version() default "1";

    /** Not used: each violation has its own message, at its field. */
    String message() default "";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks what a record's annotations say of several fields. */
    final class Check implements ConstraintValidator<FormId, Record> {

        private @Nullable Form form;

        /** Made by the validator. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable Record bean, ConstraintValidatorContext context) {
            if (bean == null) {
                return true;
            }
            Form known = form;
            if (known == null) {
                known = Form.of(bean.getClass());
                form = known;
            }
            Map<String, Violation> found = Rules.violations(known, known.answersOf(bean));
            found.forEach((field, violation) -> tell(context, violation));
            return found.isEmpty();
        }

        // The words are the form's own, not the reader's; a brace would be taken for a parameter.
        private static void tell(ConstraintValidatorContext context, Violation violation) {
            context.disableDefaultConstraintViolation();
            var builder = context.buildConstraintViolationWithTemplate(violation
                    .message()
                    .replace("\\", "\\\\")
                    .replace("{", "\\{")
                    .replace("}", "\\}")
                    .replace("$", "\\$"));
            String[] path = violation.field().split("\\.", -1);
            var node = builder.addPropertyNode(path[0]);
            for (int i = 1; i < path.length; i++) {
                node = node.addPropertyNode(path[i]);
            }
            node.addConstraintViolation();
        }
    }
}
