package dev.masthead.forms;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one record component as a field. */
final class ComponentReader {

    private static final int LINE_LENGTH = 500;
    private static final int TEXT_LENGTH = 10_000;
    private static final int URL_LENGTH = 2_000;

    private final Class<?> form;
    private final String name;
    private final java.lang.reflect.Field member;
    private final boolean optional;
    private final Class<?> value;
    private final FieldDraft draft = new FieldDraft();

    ComponentReader(Class<?> form, RecordComponent component) {
        this.form = form;
        this.name = component.getName();
        try {
            this.member = form.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each component", e);
        }
        this.optional = component.getType() == Optional.class;
        this.value = optional ? argument() : component.getType();
    }

    Component read() {
        draft.name = name;
        draft.required = !optional && (value.isEnum() || value == URI.class);
        Set<Annotation> constraints = constraints();
        Function<String, Object> toJava = kind();
        ConstraintReader reader = new ConstraintReader(draft, this::wrong);
        constraints.forEach(reader::read);
        finish();
        Function<String, Object> bound =
                optional ? text -> text.isEmpty() ? Optional.empty() : Optional.of(toJava.apply(text)) : toJava;
        return new Component(new Field(draft), constraints, reader.messages(), bound);
    }

    private Function<String, Object> kind() {
        if (value == String.class) {
            draft.type = of(Multiline.class).isPresent() ? FieldType.MULTILINE : FieldType.TEXT;
            return text -> text;
        }
        if (value == URI.class) {
            draft.type = FieldType.URL;
            return URI::create;
        }
        if (value == boolean.class && !optional) {
            draft.type = of(Consent.class).isPresent() ? FieldType.CONSENT : FieldType.CHECKBOX;
            return Boolean::valueOf;
        }
        if (value.isEnum()) {
            draft.type = FieldType.SELECT;
            return choices();
        }
        throw wrong("a " + value.getSimpleName()
                + " cannot be a field: use String, boolean, URI, an enum, or Optional of String, URI or an enum");
    }

    private Function<String, Object> choices() {
        Map<String, Object> constants = Arrays.stream(value.getEnumConstants())
                .collect(Collectors.toUnmodifiableMap(ComponentReader::posted, constant -> constant));
        draft.options = Arrays.stream(value.getEnumConstants())
                .map(constant -> new Option(posted(constant), choiceLabel(constant)))
                .toList();
        return text -> Objects.requireNonNull(constants.get(text), "not one of the choices");
    }

    private static String posted(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String choiceLabel(Object constant) {
        String constantName = ((Enum<?>) constant).name();
        try {
            return label(value.getField(constantName))
                    .orElseThrow(() -> wrong("its choice " + constantName + " lacks @Label(\"...\")"));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("An enum has a field for each constant", e);
        }
    }

    private void finish() {
        of(Consent.class).ifPresent(this::consent);
        draft.label = label(member)
                .or(() -> draft.consent)
                .orElseThrow(() -> wrong("it lacks @Label(\"...\"), without which it cannot be used by everybody"));
        draft.help = of(Help.class).map(Help::value);
        of(Autocomplete.class).map(Autocomplete::value).ifPresent(token -> draft.autocomplete = Optional.of(token));
        of(Multiline.class).ifPresent(this::lines);
        int most = switch (draft.type) {
            case TEXT -> LINE_LENGTH;
            case MULTILINE -> TEXT_LENGTH;
            case EMAIL -> EmailAddress.MAX_LENGTH;
            case PHONE -> PhoneNumber.MAX_LENGTH;
            case URL -> URL_LENGTH;
            case SELECT, CHECKBOX, CONSENT -> 0;
        };
        boolean open = draft.type == FieldType.TEXT || draft.type == FieldType.MULTILINE;
        draft.maxLength = draft.maxLength == 0 || (!open && most < draft.maxLength) ? most : draft.maxLength;
    }

    private void consent(Consent consent) {
        if (draft.type != FieldType.CONSENT) {
            throw wrong("@Consent stands at a boolean");
        }
        draft.consent = Optional.of(consent.value());
        draft.required |= !consent.optional();
    }

    private void lines(Multiline multiline) {
        if (draft.type != FieldType.MULTILINE || multiline.value() < 2 || multiline.value() > 40) {
            throw wrong("@Multiline stands at a text that is no e-mail address or phone number, with 2 to 40 lines");
        }
        draft.rows = multiline.value();
    }

    private Set<Annotation> constraints() {
        Set<Annotation> found = new LinkedHashSet<>(List.of(member.getAnnotations()));
        if (optional) {
            found.addAll(List.of(argumentAnnotations()));
        }
        found.removeIf(annotation -> !annotation.annotationType().isAnnotationPresent(Constraint.class));
        return found;
    }

    private Annotation[] argumentAnnotations() {
        AnnotatedParameterizedType type = (AnnotatedParameterizedType) member.getAnnotatedType();
        return type.getAnnotatedActualTypeArguments()[0].getAnnotations();
    }

    private Class<?> argument() {
        if (member.getAnnotatedType() instanceof AnnotatedParameterizedType type
                && type.getAnnotatedActualTypeArguments()[0].getType() instanceof Class<?> found) {
            return found;
        }
        throw wrong("its Optional does not say of what: use Optional of String, URI or an enum");
    }

    private static Optional<String> label(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Label.class))
                .map(Label::value)
                .filter(Invisible::hasVisible);
    }

    private <A extends Annotation> Optional<A> of(Class<A> type) {
        return Optional.ofNullable(member.getAnnotation(type));
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "The component " + name + " of " + form.getName() + " is not a field: " + why);
    }
}
