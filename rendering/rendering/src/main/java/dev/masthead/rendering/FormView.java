package dev.masthead.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A form as it stands in a page.
 *
 * @param id the form's id, for example {@code newsletter}
 * @param version the version of its definition
 * @param prefix what the ids of its elements start with, so that each is unique in the page: {@code page-contact.},
 *     {@code overlay-contact.}, {@code inline-1-contact.}; no form's id has a dot
 * @param title its heading
 * @param intro a sentence or two under the heading; may be empty
 * @param action where it is posted
 * @param page the form's own page
 * @param submit the label of its button
 * @param thanks what a reader is told when it has been accepted
 * @param elements from top to bottom
 * @param problems what is wrong with what was posted; empty before
 * @param decoy the field that only programs fill in
 */
public record FormView(
        String id,
        String version,
        String prefix,
        String title,
        String intro,
        String action,
        String page,
        String submit,
        String thanks,
        List<FormElement> elements,
        List<ProblemView> problems,
        Decoy decoy) {

    /** Copies the lists. */
    public FormView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(intro, "intro");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(submit, "submit");
        Objects.requireNonNull(thanks, "thanks");
        elements = List.copyOf(elements);
        problems = List.copyOf(problems);
        Objects.requireNonNull(decoy, "decoy");
    }

    /** The element id of its heading, {@code {prefix}:title}. */
    public String titleId() {
        return prefix + ":title";
    }

    /** The fields, those of groups included. */
    public List<FieldView> fields() {
        return fields(elements);
    }

    /** Whether the page's script has something to do in it beyond sending: conditions, prefilling, sliders, own words. */
    public boolean isLively() {
        return elements.stream().anyMatch(FormView::isLively);
    }

    private static boolean isLively(FormElement element) {
        if (element instanceof GroupView group) {
            return group.condition().isPresent() || group.elements().stream().anyMatch(FormView::isLively);
        }
        if (element instanceof FieldView field) {
            return field.condition().isPresent()
                    || field.prefill().isPresent()
                    || field.says().isPresent()
                    || field.type() == FieldView.Type.RANGE;
        }
        return element instanceof TextView text && text.condition().isPresent();
    }

    private static List<FieldView> fields(List<FormElement> elements) {
        List<FieldView> fields = new ArrayList<>();
        for (FormElement element : elements) {
            if (element instanceof FieldView field) {
                fields.add(field);
            } else if (element instanceof GroupView group) {
                fields.addAll(fields(group.elements()));
            }
        }
        return fields;
    }

    /**
     * The honeypot, hidden from readers and assistive technology.
     *
     * @param id the element's id
     * @param name the posted name, for example {@code _homepage}
     * @param label what it says to who finds it anyway
     */
    public record Decoy(String id, String name, String label) {

        /** Refuses null. */
        public Decoy {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
        }
    }
}
