package dev.masthead.theme;

import dev.masthead.rendering.FieldView;
import dev.masthead.rendering.FieldView.Type;
import dev.masthead.rendering.FormView;
import dev.masthead.rendering.OptionView;
import dev.masthead.rendering.ProblemView;
import java.util.List;
import java.util.Optional;

/** Five forms such as a magazine has, made by hand. */
final class SampleForms {

    static final List<String> IDS = List.of("newsletter", "magazine", "contact", "contribute", "advertise");

    private SampleForms() {}

    static FormView form(String id, String prefix) {
        return form(id, prefix, List.of());
    }

    /** As it comes back when something was wrong with its first field. */
    static FormView refused(String id, String prefix, String value) {
        FormView form = form(id, prefix);
        FieldView first = form.fields().get(0);
        FieldView field = new FieldView(
                first.id(),
                first.name(),
                first.type(),
                first.label(),
                first.help(),
                first.required(),
                first.autocomplete(),
                first.inputMode(),
                first.maxLength(),
                first.pattern(),
                first.rows(),
                first.options(),
                value,
                first.checked(),
                first.wording(),
                Optional.of("Please enter an e-mail address, for example name@example.org."));
        ProblemView problem = new ProblemView(
                first.label(), "Please enter an e-mail address, for example name@example.org.", "#" + first.id());
        FormView all = form(id, prefix, List.of(problem));
        return new FormView(
                all.id(),
                all.version(),
                all.prefix(),
                all.title(),
                all.intro(),
                all.action(),
                all.page(),
                all.submit(),
                withFirst(field, all.fields()),
                all.problems(),
                all.decoy());
    }

    private static FormView form(String id, String prefix, List<ProblemView> problems) {
        return new FormView(
                id,
                "1",
                prefix,
                title(id),
                intro(id),
                "/magazine/forms/" + id,
                "/magazine/forms/" + id,
                submit(id),
                fields(id, prefix),
                problems,
                new FormView.Decoy(prefix + "_homepage", "_homepage", "Please leave this field empty"));
    }

    private static String title(String id) {
        return switch (id) {
            case "newsletter" -> "Subscribe to our weekly newsletter";
            case "magazine" -> "Request the online magazine";
            case "contact" -> "Contact us";
            case "contribute" -> "Write a blog for us";
            default -> "Advertise with us";
        };
    }

    private static String intro(String id) {
        return switch (id) {
            case "newsletter" -> "One e-mail a week with what is worth reading.";
            case "magazine" -> "Tell us where to send it, and the current issue is on its way.";
            case "contact" -> "Questions, corrections, praise: we read everything and answer by e-mail.";
            case "contribute" -> "Send a finished piece or a draft. An editor reads every one and answers.";
            default -> "Tell us what you would like to show our readers. We answer with rates and dates.";
        };
    }

    private static String submit(String id) {
        return switch (id) {
            case "newsletter" -> "Subscribe";
            case "magazine" -> "Request the magazine";
            case "contact" -> "Send message";
            case "contribute" -> "Send your blog";
            default -> "Send enquiry";
        };
    }

    private static List<FieldView> fields(String id, String prefix) {
        FieldView email = line(prefix, "email", Type.EMAIL, "E-mail address", "email", true);
        return switch (id) {
            case "newsletter" ->
                List.of(
                        email,
                        line(prefix, "firstName", Type.TEXT, "First name", "given-name", false),
                        consent(prefix, "Send me the newsletter by e-mail. I can unsubscribe at any time."));
            case "magazine" ->
                List.of(
                        email,
                        line(prefix, "name", Type.TEXT, "Name", "name", true),
                        line(prefix, "company", Type.TEXT, "Company", "organization", false),
                        line(prefix, "role", Type.TEXT, "Role", "organization-title", false),
                        line(prefix, "country", Type.TEXT, "Country", "country-name", false),
                        line(prefix, "phone", Type.TEL, "Phone", "tel", false));
            case "contact" ->
                List.of(
                        email,
                        line(prefix, "name", Type.TEXT, "Name", "name", true),
                        select(prefix, "topic", "Topic", "A question", "A correction", "Something else"),
                        area(prefix, "message", "Message", 8));
            case "contribute" ->
                List.of(
                        email,
                        line(prefix, "name", Type.TEXT, "Name", "name", true),
                        line(prefix, "website", Type.URL, "Your website or profile", "url", false),
                        line(prefix, "title", Type.TEXT, "Title", "off", true),
                        area(prefix, "text", "Text", 16),
                        consent(prefix, "The text is my own work, and you may edit and publish it in this magazine."));
            default ->
                List.of(
                        email,
                        line(prefix, "company", Type.TEXT, "Company", "organization", true),
                        select(prefix, "budget", "Budget", "Up to 1,000 euros", "More than 20,000 euros"),
                        area(prefix, "message", "Message", 6));
        };
    }

    static FieldView line(String prefix, String name, Type type, String label, String fill, boolean required) {
        return field(prefix, name, type, label, Optional.of(fill), required, 0, List.of(), Optional.empty());
    }

    private static FieldView area(String prefix, String name, String label, int rows) {
        return field(prefix, name, Type.TEXTAREA, label, Optional.empty(), true, rows, List.of(), Optional.empty());
    }

    private static FieldView select(String prefix, String name, String label, String... choices) {
        List<OptionView> options = List.of(choices).stream()
                .map(choice -> new OptionView(choice.replace(' ', '_'), choice, false))
                .toList();
        return field(prefix, name, Type.SELECT, label, Optional.empty(), true, 0, options, Optional.empty());
    }

    private static FieldView consent(String prefix, String wording) {
        return field(
                prefix, "consent", Type.CONSENT, "Consent", Optional.empty(), true, 0, List.of(), Optional.of(wording));
    }

    private static FieldView field(
            String prefix,
            String name,
            Type type,
            String label,
            Optional<String> autocomplete,
            boolean required,
            int rows,
            List<OptionView> options,
            Optional<String> wording) {
        Optional<String> help = name.equals("name") ? Optional.of("As it should be printed.") : Optional.empty();
        return new FieldView(
                prefix + name,
                name,
                type,
                label,
                help,
                required,
                autocomplete,
                Optional.empty(),
                Optional.of(200),
                Optional.empty(),
                rows,
                options,
                "",
                false,
                wording,
                Optional.empty());
    }

    private static List<FieldView> withFirst(FieldView first, List<FieldView> fields) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(first), fields.subList(1, fields.size()).stream())
                .toList();
    }
}
