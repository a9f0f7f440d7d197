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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks bound answers against what a form's record asks beyond its definition: by its constructor, and by Hibernate
 * Validator without expressions.
 */
final class ConstraintCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ConstraintCheck.class);

    private final Validator validator;

    ConstraintCheck(Validator validator) {
        this.validator = validator;
    }

    /** Fails when a constraint does not fit the component it stands at. */
    void probe(Form form) {
        form.binding().ifPresent(binding -> probe(form, binding));
    }

    private void probe(Form form, RecordBinding binding) {
        for (RecordBinding.Part part : binding.parts()) {
            part.field().ifPresent(component -> probe(form, binding, component));
            part.group().ifPresent(group -> probe(form, group));
        }
    }

    private void probe(Form form, RecordBinding binding, Component component) {
        Field field = form.field(component.field()).orElseThrow();
        String property = field.name().substring(field.name().indexOf('.') + 1);
        try {
            validator.validateValue(binding.type(), property, component.toJava().apply(sample(field)));
        } catch (ValidationException e) {
            throw new IllegalArgumentException(
                    "A constraint at " + field.name() + " of " + binding.type().getName()
                            + " does not fit its type; at an Optional it stands at the type argument, as in"
                            + " Optional<@CodePoints(max = 80) String>",
                    e);
        }
    }

    private static Answer sample(Field field) {
        return switch (field.type()) {
            case SELECT, RADIO -> new Answer.Text(field.options().get(0).value());
            case MULTI_SELECT, CHECKBOXES ->
                new Answer.Choices(List.of(field.options().get(0).value()));
            case URL -> new Answer.Text("https://example.org");
            case CHECKBOX, CONSENT -> new Answer.Tick(true);
            case NUMBER, RANGE, MONEY -> new Answer.Text("0");
            case DATE -> new Answer.Text("2026-11-01");
            default -> new Answer.Text("text");
        };
    }

    /**
     * The violations of a binding and, beside them, those of the record: one for each field at most. A text that is too long
     * for a pattern that only Hibernate Validator knows is one of the form.
     */
    List<Violation> check(Form form, Binding binding) {
        try {
            return checked(form, binding);
        } catch (StackOverflowError e) {
            LOG.warn("masthead.form.pattern-too-deep form={}", form.id());
            return List.of(form.messages().formViolation());
        }
    }

    private List<Violation> checked(Form form, Binding binding) {
        boolean sound = binding.violations().isEmpty();
        if (form.binding().isEmpty() || (!sound && !form.checksMore())) {
            return inOrder(form, binding, binding.violations());
        }
        Optional<Record> bean = sound ? form.binding().get().make(binding.answers()) : Optional.empty();
        if (bean.isPresent() && !form.checksMore()) {
            return List.of();
        }
        Map<String, Violation> found = new HashMap<>(binding.violations());
        Set<ConstraintViolation<?>> reasons = reasons(form, binding, bean);
        if (bean.isEmpty() && found.isEmpty() && reasons.isEmpty()) {
            return List.of(form.messages().formViolation());
        }
        reasons.forEach(violation -> add(form, binding, violation, found));
        return inOrder(form, binding, found);
    }

    private Set<ConstraintViolation<?>> reasons(Form form, Binding binding, Optional<Record> bean) {
        if (!form.checksMore()) {
            return Set.of();
        }
        return bean.isPresent() ? new LinkedHashSet<>(validator.validate(bean.get())) : ofFields(form, binding);
    }

    private Set<ConstraintViolation<?>> ofFields(Form form, Binding binding) {
        RecordBinding record = form.binding().orElseThrow();
        Set<ConstraintViolation<?>> found = new LinkedHashSet<>();
        for (Component component : record.components()) {
            Answer answer = binding.answers().get(component.field());
            boolean ofGroup = component.field().indexOf('.') >= 0;
            if (answer != null && !ofGroup && (!answer.all().isEmpty() || !needsValue(form, component))) {
                Object value = component.toJava().apply(answer);
                found.addAll(validator.validateValue(record.type(), component.field(), value));
            }
        }
        return found;
    }

    // An enum or a number that is only asked for at times, and was left empty, has no Java value without Optional.
    private static boolean needsValue(Form form, Component component) {
        return form.field(component.field()).filter(Field::required).isPresent();
    }

    private static void add(
            Form form, Binding binding, ConstraintViolation<?> violation, Map<String, Violation> found) {
        Optional<Field> field = field(form, violation.getPropertyPath());
        boolean unanswered = field.map(f -> binding.answers().get(f.name()))
                .filter(answer -> answer.all().isEmpty())
                .isPresent();
        // What is not required and left empty is not checked, but by the form as a whole.
        if (!unanswered || violation.getInvalidValue() instanceof Record) {
            Messages messages = form.messages();
            Violation ours =
                    field.map(f -> messages.violation(f, violation)).orElseGet(() -> messages.violation(violation));
            found.putIfAbsent(ours.field(), ours);
        }
    }

    /** The field at a path: the names of its nodes, joined by dots. */
    private static Optional<Field> field(Form form, Path path) {
        StringBuilder name = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getName() != null && !node.getName().startsWith("<")) {
                name.append(name.length() == 0 ? "" : ".").append(node.getName());
            }
            Optional<Field> field = form.field(name.toString());
            if (field.isPresent()) {
                return field;
            }
        }
        return Optional.empty();
    }

    private static List<Violation> inOrder(Form form, Binding binding, Map<String, Violation> found) {
        if (found.isEmpty()) {
            return List.of();
        }
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
