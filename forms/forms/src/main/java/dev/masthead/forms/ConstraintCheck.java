package dev.masthead.forms;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks bound answers against the constraints of a form's record, by Hibernate Validator without expressions. */
final class ConstraintCheck {

    private final Validator validator;
    private final Messages messages;

    ConstraintCheck(Validator validator, Messages messages) {
        this.validator = validator;
        this.messages = messages;
    }

    /** Fails when a constraint does not fit the component it stands at. */
    void probe(Form form) {
        for (Component component : form.components()) {
            try {
                validator.validateValue(
                        form.type(),
                        component.field().name(),
                        component.toJava().apply(sample(component)));
            } catch (ValidationException e) {
                throw new IllegalArgumentException(
                        "A constraint at " + component.field().name() + " of "
                                + form.type().getName()
                                + " does not fit its type; at an Optional it stands at the type argument, as in"
                                + " Optional<@CodePoints(max = 80) String>",
                        e);
            }
        }
    }

    private static String sample(Component component) {
        Field field = component.field();
        return switch (field.type()) {
            case SELECT -> field.options().get(0).value();
            case URL -> "https://example.org";
            case CHECKBOX, CONSENT -> "true";
            default -> "text";
        };
    }

    /** The violations of a binding and, beside them, those of the constraints: one for each field at most. */
    List<Violation> check(Form form, Binding binding) {
        Map<String, Violation> found = new HashMap<>(binding.violations());
        Optional<Record> bean = found.isEmpty() ? form.make(binding.answers()) : Optional.empty();
        Set<ConstraintViolation<?>> reasons = bean.isPresent() ? ofRecord(bean.get()) : ofFields(form, binding);
        if (bean.isEmpty() && found.isEmpty() && reasons.isEmpty()) {
            return List.of(messages.formViolation());
        }
        for (ConstraintViolation<?> violation : reasons) {
            Optional<Component> component = component(form, violation.getPropertyPath());
            boolean unanswered = component
                    .map(c -> binding.answers().get(c.field().name()))
                    .filter(answer -> answer.text().isEmpty())
                    .isPresent();
            // What is not required and left empty is not checked, but by the form as a whole.
            if (!unanswered || form.type().isInstance(violation.getInvalidValue())) {
                Violation ours = component
                        .map(c -> messages.violation(c, violation))
                        .orElseGet(() -> messages.violation(violation));
                found.putIfAbsent(ours.field(), ours);
            }
        }
        return inOrder(form, binding, found);
    }

    private Set<ConstraintViolation<?>> ofRecord(Record bean) {
        return new LinkedHashSet<>(validator.validate(bean));
    }

    private Set<ConstraintViolation<?>> ofFields(Form form, Binding binding) {
        Set<ConstraintViolation<?>> found = new LinkedHashSet<>();
        for (Component component : form.components()) {
            String name = component.field().name();
            Answer answer = binding.answers().get(name);
            if (answer != null) {
                Object value = component.toJava().apply(answer.text());
                found.addAll(validator.validateValue(form.type(), name, value));
            }
        }
        return found;
    }

    private static Optional<Component> component(Form form, Path path) {
        Path.Node first = path.iterator().next();
        return form.components().stream()
                .filter(component -> component.field().name().equals(first.getName()))
                .findFirst();
    }

    private static List<Violation> inOrder(Form form, Binding binding, Map<String, Violation> found) {
        Map<String, Violation> rest = new LinkedHashMap<>(binding.violations());
        found.forEach(rest::putIfAbsent);
        List<Violation> ordered = new ArrayList<>();
        for (Field field : form.fields()) {
            Optional.ofNullable(rest.remove(field.name())).ifPresent(ordered::add);
        }
        ordered.addAll(rest.values());
        return ordered;
    }
}
