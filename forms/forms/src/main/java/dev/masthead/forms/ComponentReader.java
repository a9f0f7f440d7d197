package dev.masthead.forms;

import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one record component as a field. */
final class ComponentReader {

    private static final String TYPES =
            "String, boolean, int, long, BigDecimal, LocalDate, URI, an enum, a Set of one, a"
                    + " record, or Optional of one of these";
    private static final String LONG_BOUND = "999999999999999";

    private final Class<?> form;
    private final String name;
    private final String path;
    private final java.lang.reflect.Field member;
    private final boolean optional;
    private final boolean many;
    private final Class<?> value;
    private final FieldDraft draft = new FieldDraft();

    ComponentReader(Class<?> form, RecordComponent component, String prefix) {
        this.form = form;
        this.name = component.getName();
        this.path = prefix + name;
        try {
            this.member = form.getDeclaredField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each component", e);
        }
        this.optional = component.getType() == Optional.class;
        this.many = component.getType() == Set.class;
        this.value = optional || many ? argument() : component.getType();
    }

    /** What the component is: its field, how it is bound, and whether there is no Java value for one that is left empty. */
    record Read(Field field, Component component, boolean needsValue) {}

    Read read() {
        draft.name = path;
        JavaType type = type();
        draft.type = of(Multiline.class).isPresent() ? FieldType.TEXTAREA : type.field();
        draft.required = type.needsValue() && !optional;
        JavaType bound = optional ? type.optional() : type;
        boolean more = constraints();
        boolean patterned = all().stream().anyMatch(Pattern.class::isInstance);
        texts();
        finish();
        Field field = new Field(FieldDefaults.of(draft, this::wrong));
        check(
                !patterned || field.maxLength() <= FormLint.MOST_FOR_A_PATTERN,
                "a text with a @Pattern has at most " + FormLint.MOST_FOR_A_PATTERN
                        + " characters, or the pattern takes too long: write @CodePoints(max = ...)");
        return new Read(
                field, new Component(path, more, bound.toJava(), bound.fromJava()), type.needsValue() && !optional);
    }

    private JavaType type() {
        if (value.isEnum()) {
            Map<String, Object> constants = choices();
            return many ? JavaType.constants(constants) : JavaType.constant(constants);
        }
        boolean unusual = many || (optional && value == boolean.class);
        return JavaType.of(value)
                .filter(type -> !unusual)
                .orElseThrow(() -> wrong("a " + value.getSimpleName() + " cannot be a field: use " + TYPES));
    }

    private Map<String, Object> choices() {
        Map<String, Object> constants = new LinkedHashMap<>();
        Arrays.stream(value.getEnumConstants()).forEach(constant -> constants.put(posted(constant), constant));
        draft.options = Arrays.stream(value.getEnumConstants())
                .map(constant -> new Option(posted(constant), choiceLabel(constant)))
                .toList();
        return constants;
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

    /** Carries them into the definition; tells whether one is left that the definition does not express. */
    private boolean constraints() {
        of(Money.class).ifPresent(this::money);
        ConstraintReader reader = new ConstraintReader(draft, this::wrong);
        all().forEach(reader::read);
        if (JavaType.isWhole(value)) {
            whole();
        }
        return !draft.serverOnly.isEmpty();
    }

    private Set<Annotation> all() {
        Set<Annotation> found = Constraints.at(member);
        if (optional || many) {
            found.addAll(Constraints.among(argumentAnnotations()));
        }
        return found;
    }

    private void money(Money money) {
        check(draft.type == FieldType.NUMBER, "@Money stands at a BigDecimal");
        draft.type = FieldType.MONEY;
        draft.currency = Optional.of(money.value());
    }

    private void whole() {
        check(
                draft.step.isEmpty() || draft.min.isPresent(),
                "a step counts from the least number: give @Min, too, and the same as the step's from");
        boolean small = value == int.class || value == Integer.class;
        draft.min = draft.min.or(() -> Optional.of(small ? Integer.toString(Integer.MIN_VALUE) : "-" + LONG_BOUND));
        draft.max = draft.max.or(() -> Optional.of(small ? Integer.toString(Integer.MAX_VALUE) : LONG_BOUND));
        draft.step = draft.step.or(() -> Optional.of("1"));
    }

    private void texts() {
        of(Consent.class).ifPresent(this::consent);
        draft.label = label(member)
                .or(() -> draft.consent)
                .orElseThrow(() -> wrong("it lacks @Label(\"...\"), without which it cannot be used by everybody"));
        draft.help = of(Help.class).map(Help::value);
        draft.placeholder = of(Placeholder.class).map(Placeholder::value);
        draft.initial = of(Initial.class).map(Initial::value);
        draft.prefill = of(Prefill.class).map(Prefill::value);
        of(Autocomplete.class).map(Autocomplete::value).ifPresent(token -> draft.autocomplete = Optional.of(token));
    }

    private void finish() {
        of(Multiline.class).ifPresent(this::lines);
        of(Control.class).ifPresent(this::control);
        of(Unit.class).ifPresent(this::unit);
        of(When.class).ifPresent(this::when);
    }

    private void consent(Consent consent) {
        check(draft.type.isTick(), "@Consent stands at a boolean");
        draft.type = FieldType.CONSENT;
        draft.consent = Optional.of(consent.value());
        draft.required |= !consent.optional();
    }

    private void lines(Multiline multiline) {
        check(
                draft.type == FieldType.TEXTAREA && multiline.value() >= 2 && multiline.value() <= 40,
                "@Multiline stands at a text that is no e-mail address or phone number, with 2 to 40 lines");
        draft.rows = multiline.value();
    }

    private void control(Control control) {
        FieldType wanted = control.value();
        boolean fits = switch (draft.type) {
            case SELECT -> wanted == FieldType.RADIO;
            case MULTI_SELECT -> wanted == FieldType.CHECKBOXES;
            case NUMBER -> wanted == FieldType.RANGE;
            case TEXT -> wanted == FieldType.HIDDEN;
            default -> false;
        };
        check(fits || wanted == draft.type, "@Control(" + wanted + ") does not fit a field of type " + draft.type);
        draft.type = wanted;
    }

    private void unit(Unit unit) {
        check(
                draft.type == FieldType.NUMBER || draft.type == FieldType.RANGE,
                "@Unit stands at a number that is no amount of money");
        draft.unit = Optional.of(unit.value());
    }

    private void when(When when) {
        check(
                !draft.required,
                "it is required always, and so is not asked for only at times: use Optional, or a text"
                        + " without @NotBlank, and @When alone");
        draft.condition = Optional.of(new Condition(when.field(), List.of(when.is())));
        draft.required = when.required();
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
        throw wrong("its " + (many ? "Set" : "Optional") + " does not say of what: use " + TYPES);
    }

    static Optional<String> label(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Label.class))
                .map(Label::value)
                .filter(Invisible::hasVisible);
    }

    private <A extends Annotation> Optional<A> of(Class<A> type) {
        return Optional.ofNullable(member.getAnnotation(type));
    }

    private void check(boolean holds, String why) {
        if (!holds) {
            throw wrong(why);
        }
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(
                "The component " + name + " of " + form.getName() + " is not a field: " + why);
    }
}
