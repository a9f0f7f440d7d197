package dev.masthead.theme;

import dev.masthead.rendering.FieldView;
import dev.masthead.rendering.FormView;
import dev.masthead.rendering.OptionView;
import dev.masthead.rendering.ProblemView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Five forms such as a magazine has, made by hand. */
final class SampleForms {

    static final List<String> IDS = List.of("newsletter", "magazine", "contact", "contribute", "advertise");

    private static final String MESSAGE = "Please enter an e-mail address, for example name@example.org.";

    private final UnaryOperator<String> text;

    /** With each text replaced by what that function makes of it. */
    SampleForms(UnaryOperator<String> text) {
        this.text = text;
    }

    FormView form(String id, String prefix) {
        return form(id, prefix, fields(id, prefix), List.of());
    }

    /** As it comes back when something was wrong with its first field. */
    FormView refused(String id, String prefix, String value) {
        List<FieldView> fields = new ArrayList<>(fields(id, prefix));
        FieldView first = fields.get(0);
        fields.set(
                0,
                new FieldView(
                        first.id(),
                        first.name(),
                        first.type(),
                        first.label(),
                        first.named(),
                        first.help(),
                        first.placeholder(),
                        first.required(),
                        first.optional(),
                        first.autocomplete(),
                        first.inputMode(),
                        first.maxLength(),
                        first.pattern(),
                        first.ends(),
                        first.unit(),
                        first.rows(),
                        first.options(),
                        said(value),
                        first.checked(),
                        first.wording(),
                        first.condition(),
                        first.prefill(),
                        first.says(),
                        Optional.of(said(MESSAGE)),
                        Optional.empty()));
        return form(id, prefix, fields, List.of(new ProblemView(first.label(), said(MESSAGE), "#" + first.id())));
    }

    private FormView form(String id, String prefix, List<FieldView> fields, List<ProblemView> problems) {
        List<String> words = words(id);
        return new FormView(
                id,
                "1",
                prefix,
                said(words.get(0)),
                said(words.get(1)),
                "/magazine/forms/" + id,
                "/magazine/forms/" + id,
                said(words.get(2)),
                said("Thank you."),
                List.copyOf(fields),
                problems,
                new FormView.Decoy(prefix + "_homepage", "_homepage", "Please leave this field empty"));
    }

    private static List<String> words(String id) {
        return switch (id) {
            case "newsletter" ->
                List.of("Subscribe to our newsletter", "One e-mail a week with what is worth reading.", "Subscribe");
            case "magazine" ->
                List.of("Request the online magazine", "Tell us where to send it.", "Request the magazine");
            case "contact" -> List.of("Contact us", "We read everything and answer by e-mail.", "Send message");
            case "contribute" -> List.of("Write a blog for us", "Send a finished piece or a draft.", "Send your blog");
            default -> List.of("Advertise with us", "We answer with rates and dates.", "Send enquiry");
        };
    }

    private List<FieldView> fields(String id, String prefix) {
        List<FieldView> fields = new ArrayList<>();
        fields.add(field(prefix, "email", FieldView.Type.EMAIL, "E-mail address", true));
        fields.add(field(prefix, "name", FieldView.Type.TEXT, "Name", !id.equals("newsletter")));
        switch (id) {
            case "newsletter" -> fields.add(field(prefix, "consent", FieldView.Type.CONSENT, "Consent", true));
            case "magazine" -> fields.add(field(prefix, "phone", FieldView.Type.TEL, "Phone", false));
            case "contribute" -> {
                fields.add(field(prefix, "website", FieldView.Type.URL, "Your website", false));
                fields.add(field(prefix, "title", FieldView.Type.TEXT, "Title", true));
                fields.add(field(prefix, "text", FieldView.Type.TEXTAREA, "Text", true));
                fields.add(field(prefix, "consent", FieldView.Type.CONSENT, "Consent", true));
            }
            default -> {
                fields.add(field(prefix, "topic", FieldView.Type.SELECT, "Topic", true));
                fields.add(field(prefix, "message", FieldView.Type.TEXTAREA, "Message", true));
                fields.add(field(prefix, "copy", FieldView.Type.CHECKBOX, "Send me a copy", false));
            }
        }
        return fields;
    }

    private FieldView field(String prefix, String name, FieldView.Type type, String label, boolean required) {
        boolean words = type == FieldView.Type.TEXTAREA || type == FieldView.Type.TEXT;
        return new FieldView(
                prefix + name,
                name,
                type,
                said(label),
                said(label),
                name.equals("name") ? Optional.of(said("As it should be printed.")) : Optional.empty(),
                Optional.empty(),
                required,
                !required,
                words ? Optional.of("off") : Optional.of(name).filter(List.of("email", "url")::contains),
                type == FieldView.Type.TEL ? Optional.of("tel") : Optional.empty(),
                words ? Optional.of(5_000) : Optional.empty(),
                type == FieldView.Type.URL ? Optional.of("https?://.+") : Optional.empty(),
                FieldView.Ends.NONE,
                Optional.empty(),
                type == FieldView.Type.TEXTAREA ? 8 : 0,
                type == FieldView.Type.SELECT ? options("A question", "A correction", "Something else") : List.of(),
                "",
                false,
                type == FieldView.Type.CONSENT
                        ? Optional.of(said("Send me the newsletter by e-mail. I can unsubscribe at any time."))
                        : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<OptionView> options(String... labels) {
        return List.of(labels).stream()
                .map(label -> new OptionView(label.toUpperCase(Locale.ROOT), said(label), false))
                .toList();
    }

    private String said(String usual) {
        return text.apply(usual);
    }
}
