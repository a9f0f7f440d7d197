package dev.masthead.forms;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The forms of a magazine, by id. Immutable and thread-safe. */
public final class Forms {

    private final Map<String, Form> byId;

    private Forms(Map<String, Form> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /** No forms. */
    public static Forms none() {
        return new Forms(Map.of());
    }

    /** The five standard forms: newsletter, magazine, contact, contribute, advertise. */
    public static Forms standard() {
        return none().plus(NewsletterForm.class)
                .plus(MagazineForm.class)
                .plus(ContactForm.class)
                .plus(ContributeForm.class)
                .plus(AdvertiseForm.class);
    }

    /** A copy with one more form; see {@link Form#of}. */
    public Forms plus(Class<? extends Record> form) {
        return plus(Form.of(form));
    }

    /**
     * A copy with one more form.
     *
     * @throws IllegalArgumentException when a form has this id already
     */
    public Forms plus(Form form) {
        Map<String, Form> more = new LinkedHashMap<>(byId);
        if (more.put(form.id(), form) != null) {
            throw new IllegalArgumentException("Two forms have the id '" + form.id() + "': give one of them another");
        }
        return new Forms(more);
    }

    /** A copy with one form in the place of that with its id, or beside the others when there is none. */
    public Forms with(Form form) {
        Map<String, Form> more = new LinkedHashMap<>(byId);
        more.put(form.id(), form);
        return new Forms(more);
    }

    /** The same forms in another language, see {@link Form#in}. */
    public Forms in(Wording wording) {
        Map<String, Form> translated = new LinkedHashMap<>();
        byId.forEach((id, form) -> translated.put(id, form.in(wording)));
        return new Forms(translated);
    }

    /** The form with this id. */
    public Optional<Form> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All forms, in the order they were added. */
    public Collection<Form> all() {
        return byId.values();
    }
}
