package dev.masthead.rendering;

import dev.masthead.forms.Condition;
import dev.masthead.forms.Element;
import dev.masthead.forms.Field;
import dev.masthead.forms.FieldType;
import dev.masthead.forms.Form;
import dev.masthead.forms.Group;
import dev.masthead.forms.Option;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.Rule;
import dev.masthead.forms.StaticText;
import dev.masthead.forms.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the views of what a form shows, with what was posted and what is wrong with it. For one form in one place. */
final class FormElements {

    /** The server drops what is blank at the ends of a text before it compares it. */
    private static final String SPACE = "\\s*";

    private final Form form;
    private final String prefix;
    private final ReaderValues values;
    private final List<Violation> violations;
    private final Texts texts;

    FormElements(Form form, String prefix, ReaderValues values, List<Violation> violations, Texts texts) {
        this.form = form;
        this.prefix = prefix;
        this.values = values;
        this.violations = violations;
        this.texts = texts;
    }

    List<FormElement> of(List<Element> elements) {
        List<FormElement> views = new ArrayList<>();
        for (Element element : elements) {
            if (element instanceof Field field) {
                views.add(field(field));
            } else if (element instanceof Group group) {
                views.add(
                        new GroupView(group.label(), group.help(), condition(group.condition()), of(group.elements())));
            } else if (element instanceof StaticText text) {
                views.add(new TextView(text.text(), condition(text.condition())));
            }
        }
        return views;
    }

    private FieldView field(Field field) {
        List<String> held = held(field);
        String value = String.join("", held.stream().limit(1).toList());
        boolean tick = field.type().isTick();
        return new FieldView(
                prefix + field.name(),
                field.name(),
                FieldView.Type.valueOf(field.type().name()),
                field.label(),
                form.labelOf(field),
                field.help(),
                field.placeholder(),
                field.required(),
                !field.required() && field.type() != FieldType.RANGE && !isOneOfSeveral(field),
                field.autocomplete(),
                field.inputMode(),
                Optional.of(field.maxLength()).filter(length -> length > 0),
                field.pattern()
                        .map(pattern ->
                                field.type() == FieldType.TEXT ? SPACE + "(?:" + pattern + ")" + SPACE : pattern),
                ends(field),
                field.currency().or(field::unit),
                field.type() == FieldType.TEXTAREA ? field.rows() : 0,
                options(field, held),
                tick ? "" : value,
                tick && List.of("true", "on", "1").contains(value),
                field.consent(),
                condition(field.condition()).or(() -> inherited(field)),
                field.prefill(),
                BrowserTexts.of(form, field),
                errorOf(field),
                sharedErrorOf(field));
    }

    /** What was posted, or else what stands there at first. */
    private List<String> held(Field field) {
        boolean untouched = values.names().isEmpty();
        List<String> all = untouched ? field.initial().stream().toList() : values.all(field.name());
        return all.stream()
                .map(value -> Escape.htmlCharacters(withoutControls(value)))
                .toList();
    }

    /** The server drops control characters of what it stores; what is shown again must not bring others in their place. */
    private static String withoutControls(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t')
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static FieldView.Ends ends(Field field) {
        boolean ordered = field.type().isNumber() || field.type() == FieldType.DATE;
        if (!ordered) {
            return FieldView.Ends.NONE;
        }
        Optional<String> step = field.type().isNumber() ? field.step().or(() -> Optional.of("any")) : Optional.empty();
        return new FieldView.Ends(field.min(), field.max(), step);
    }

    private static List<OptionView> options(Field field, List<String> held) {
        return field.options().stream()
                .map(option -> new OptionView(option.value(), option.label(), held.contains(option.value())))
                .toList();
    }

    private Optional<ConditionView> condition(Optional<Condition> condition) {
        return condition.map(when -> {
            Optional<Field> other = form.field(when.field());
            List<String> words = when.values().stream()
                    .map(value -> other.flatMap(field -> label(field, value)).orElse(value))
                    .toList();
            String name = other.map(form::labelOf).orElse(when.field());
            boolean tick = other.filter(field -> field.type().isTick()).isPresent();
            String sentence = tick
                    ? texts.get(when.values().contains("true") ? "form.when.ticked" : "form.when.unticked", name)
                    : texts.get("form.when", name, String.join(" / ", words));
            return new ConditionView(when.field(), when.values(), sentence);
        });
    }

    /** What a group's condition makes of its fields, the whole form knows; the group has said it to readers. */
    private Optional<ConditionView> inherited(Field field) {
        return form.field(field.name())
                .flatMap(Field::condition)
                .map(when -> new ConditionView(when.field(), when.values(), ""));
    }

    private static Optional<String> label(Field field, String value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst();
    }

    private boolean isOneOfSeveral(Field field) {
        return form.rules().stream()
                .anyMatch(
                        rule -> rule.kind() == Rule.Kind.ANY_OF && rule.fields().contains(field.name()));
    }

    private Optional<String> sharedErrorOf(Field field) {
        return violations.stream()
                .filter(violation -> violation.others().contains(field.name()))
                .findFirst()
                .map(violation -> FieldView.errorId(prefix + violation.field()));
    }

    private Optional<String> errorOf(Field field) {
        return violations.stream()
                .filter(violation -> violation.field().equals(field.name()))
                .findFirst()
                .map(Violation::message);
    }
}
