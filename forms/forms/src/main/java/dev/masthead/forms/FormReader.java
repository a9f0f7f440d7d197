package dev.masthead.forms;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a record class as a form. */
final class FormReader {

    private final Class<? extends Record> type;
    private final List<Rule> rules = new ArrayList<>();
    private final List<String> whole = new ArrayList<>();
    private final Set<String> needValues = new HashSet<>();
    private boolean checksMore;

    FormReader(Class<? extends Record> type) {
        this.type = type;
    }

    Form read() {
        FormId id = present(type.getAnnotation(FormId.class), "the id: annotate the record with @FormId(\"...\")");
        FormText given = type.getAnnotation(FormText.class);
        FormText text = present(given == null ? Untitled.class.getAnnotation(FormText.class) : given, "a @FormText");
        List<Element> elements = new ArrayList<>();
        RecordBinding binding = binding(type, "", elements);
        Optional.ofNullable(type.getAnnotation(AnyOf.class)).ifPresent(this::anyOf);
        Definition definition = new Definition(
                "the record " + type.getName(),
                id.value(),
                id.version(),
                Locale.ENGLISH,
                text.title().isEmpty() ? type.getSimpleName() : text.title(),
                text.intro(),
                text.submit(),
                text.thanks(),
                elements,
                rules,
                Map.of(),
                whole);
        FormLint.check(definition);
        return new Form(definition, Optional.of(binding), checksMore || !whole.isEmpty());
    }

    private RecordBinding binding(Class<? extends Record> record, String prefix, List<Element> into) {
        RecordBinding.Reader reader = RecordBinding.of(record);
        whole.addAll(new RecordConstraints(record, prefix).beyondComponents());
        List<RecordBinding.Part> parts = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            paragraph(record, component).ifPresent(into::add);
            parts.add(
                    component.getType().isRecord()
                            ? group(reader, record, component, prefix, into)
                            : field(reader, record, component, prefix, into));
        }
        return reader.binding(parts);
    }

    private RecordBinding.Part field(
            RecordBinding.Reader reader,
            Class<? extends Record> record,
            RecordComponent component,
            String prefix,
            List<Element> into) {
        ComponentReader.Read read = new ComponentReader(record, component, prefix).read();
        into.add(read.field());
        checksMore |= read.component().checksMore();
        if (read.needsValue()) {
            needValues.add(read.field().name());
        }
        relate(record, component, prefix);
        return reader.field(component, read.component());
    }

    private RecordBinding.Part group(
            RecordBinding.Reader reader,
            Class<? extends Record> record,
            RecordComponent component,
            String prefix,
            List<Element> into) {
        if (!prefix.isEmpty()) {
            throw wrong("a group holds no groups: " + component.getName());
        }
        Class<? extends Record> inner = component.getType().asSubclass(Record.class);
        List<Element> elements = new ArrayList<>();
        int before = whole.size();
        boolean more = checksMore;
        checksMore = false;
        RecordBinding binding = binding(inner, component.getName() + ".", elements);
        java.lang.reflect.Field member = member(record, component);
        boolean asksMore = checksMore || whole.size() > before;
        checksMore |= more;
        checkGroup(component.getName(), member, asksMore);
        into.add(new Group(
                component.getName(),
                ComponentReader.label(member)
                        .orElseThrow(() -> wrong("the group " + component.getName() + " lacks @Label(\"...\")")),
                Optional.ofNullable(member.getAnnotation(Help.class)).map(Help::value),
                Optional.ofNullable(member.getAnnotation(When.class))
                        .map(when -> new Condition(when.field(), List.of(when.is()))),
                elements));
        return reader.group(component, binding);
    }

    private void checkGroup(String name, java.lang.reflect.Field member, boolean asksMore) {
        if (asksMore && !member.isAnnotationPresent(Valid.class)) {
            throw wrong("the group " + name + " lacks @Valid, without which its constraints are not checked");
        }
        if (member.isAnnotationPresent(When.class)) {
            needValues.stream()
                    .filter(field -> field.startsWith(name + "."))
                    .findFirst()
                    .ifPresent(field -> {
                        throw wrong(field + " is required always, but its group is asked for only at times: use"
                                + " Optional, with @NotNull at its argument");
                    });
        }
        Constraints.at(member).stream()
                .filter(constraint -> !(constraint instanceof NotNull))
                .forEach(constraint -> whole.add("the group " + name + ": @"
                        + constraint.annotationType().getSimpleName()));
    }

    private void relate(Class<? extends Record> record, RecordComponent component, String prefix) {
        java.lang.reflect.Field member = member(record, component);
        String name = prefix + component.getName();
        Optional.ofNullable(member.getAnnotation(SameAs.class))
                .ifPresent(same -> rules.add(
                        new Rule(Rule.Kind.SAME_AS, List.of(name, prefix + same.value()), own(same.message()))));
        Optional.ofNullable(member.getAnnotation(NotBefore.class))
                .ifPresent(other -> rules.add(
                        new Rule(Rule.Kind.NOT_BEFORE, List.of(name, prefix + other.value()), own(other.message()))));
    }

    private void anyOf(AnyOf any) {
        rules.add(new Rule(Rule.Kind.ANY_OF, List.of(any.value()), own(any.message())));
    }

    private static Optional<String> own(String message) {
        return Optional.of(message).filter(words -> !words.isEmpty());
    }

    private Optional<StaticText> paragraph(Class<? extends Record> record, RecordComponent component) {
        return Optional.ofNullable(member(record, component).getAnnotation(Paragraph.class))
                .map(paragraph -> new StaticText(paragraph.value(), Optional.empty()));
    }

    private static java.lang.reflect.Field member(Class<?> record, RecordComponent component) {
        try {
            return record.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each component", e);
        }
    }

    private <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw wrong("it lacks " + what);
        }
        return value;
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("The record " + type.getName() + " is not a form: " + why);
    }

    /** Has the texts of a form whose record has none. */
    @FormText(title = "")
    private static final class Untitled {}
}
