package dev.masthead.rendering;

import dev.masthead.forms.Field;
import dev.masthead.forms.FieldType;
import dev.masthead.forms.Form;
import dev.masthead.forms.Post;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.Violation;
import java.util.List;
import java.util.Optional;

/** Makes views of forms. Thread-safe. */
final class FormViews {

    private final Links links;
    private final Texts texts;

    FormViews(Links links, Texts texts) {
        this.links = links;
        this.texts = texts;
    }

    FormView onItsPage(Form form, ReaderValues values, List<Violation> violations) {
        return view(form, "page-" + form.id() + "-", values, violations);
    }

    FormView inOverlay(Form form) {
        return view(form, "overlay-" + form.id() + "-", ReaderValues.none(), List.of());
    }

    FormView inBody(Form form, int number) {
        return view(form, "inline-" + number + "-" + form.id() + "-", ReaderValues.none(), List.of());
    }

    private FormView view(Form form, String prefix, ReaderValues values, List<Violation> violations) {
        String decoy = Post.HONEYPOT_FIELD;
        return new FormView(
                form.id(),
                form.version(),
                prefix,
                form.title(),
                form.intro().orElse(""),
                links.form(form.id()),
                links.form(form.id()),
                form.submitLabel(),
                form.fields().stream()
                        .map(field -> field(field, prefix, values, violations))
                        .toList(),
                violations.stream()
                        .map(violation -> problem(form, violation, prefix))
                        .toList(),
                new FormView.Decoy(prefix + decoy, decoy, texts.get("form.decoy")));
    }

    private static FieldView field(Field field, String prefix, ReaderValues values, List<Violation> violations) {
        String value =
                Escape.htmlCharacters(withoutControls(values.first(field.name()).orElse("")));
        boolean tick = field.type().isTick();
        return new FieldView(
                prefix + field.name(),
                field.name(),
                type(field.type()),
                field.label(),
                field.help(),
                field.required(),
                field.autocomplete(),
                field.inputMode(),
                Optional.of(field.maxLength()).filter(length -> length > 0),
                field.pattern(),
                field.type() == FieldType.MULTILINE ? field.rows() : 0,
                options(field, value),
                tick ? "" : value,
                tick && List.of("true", "on").contains(value),
                field.consent(),
                errorOf(field, violations));
    }

    /** The server drops control characters of what it stores; what is shown again must not bring others in their place. */
    private static String withoutControls(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t')
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private static List<OptionView> options(Field field, String value) {
        return field.options().stream()
                .map(option -> new OptionView(
                        option.value(), option.label(), option.value().equals(value)))
                .toList();
    }

    private static Optional<String> errorOf(Field field, List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.field().equals(field.name()))
                .findFirst()
                .map(Violation::message);
    }

    private ProblemView problem(Form form, Violation violation, String prefix) {
        return form.field(violation.field())
                .map(field -> new ProblemView(field.label(), violation.message(), "#" + prefix + field.name()))
                .orElseGet(() -> new ProblemView(violation.field(), violation.message(), links.form(form.id())));
    }

    private static FieldView.Type type(FieldType type) {
        return switch (type) {
            case TEXT -> FieldView.Type.TEXT;
            case MULTILINE -> FieldView.Type.TEXTAREA;
            case EMAIL -> FieldView.Type.EMAIL;
            case PHONE -> FieldView.Type.TEL;
            case URL -> FieldView.Type.URL;
            case SELECT -> FieldView.Type.SELECT;
            case CHECKBOX -> FieldView.Type.CHECKBOX;
            case CONSENT -> FieldView.Type.CONSENT;
        };
    }
}
