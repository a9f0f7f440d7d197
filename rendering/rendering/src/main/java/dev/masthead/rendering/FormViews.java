package dev.masthead.rendering;

import dev.masthead.forms.Form;
import dev.masthead.forms.Post;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.Violation;
import java.util.List;

/** Makes views of forms. Thread-safe. */
final class FormViews {

    private final Links links;
    private final Texts texts;

    FormViews(Links links, Texts texts) {
        this.links = links;
        this.texts = texts;
    }

    FormView onItsPage(Form form, ReaderValues values, List<Violation> violations) {
        return view(form, "page-" + form.id() + ".", values, violations);
    }

    FormView inOverlay(Form form) {
        return view(form, "overlay-" + form.id() + ".", ReaderValues.none(), List.of());
    }

    FormView inBody(Form form, int number) {
        return view(form, "inline-" + number + "-" + form.id() + ".", ReaderValues.none(), List.of());
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
                form.thanks(),
                new FormElements(form, prefix, values, violations, texts).of(form.elements()),
                violations.stream()
                        .map(violation -> problem(form, violation, prefix))
                        .toList(),
                new FormView.Decoy(prefix + decoy, decoy, texts.get("form.decoy")));
    }

    private ProblemView problem(Form form, Violation violation, String prefix) {
        return form.field(violation.field())
                .map(field -> new ProblemView(form.labelOf(field), violation.message(), "#" + prefix + field.name()))
                .orElseGet(() -> new ProblemView(violation.field(), violation.message(), links.form(form.id())));
    }
}
