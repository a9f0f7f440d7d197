package dev.masthead.forms;

import dev.masthead.core.Outbox;
import dev.masthead.spi.Write;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which channels a form's submissions leave by. Only what is accepted leaves: a quarantined submission waits for an editor.
 * Immutable and thread-safe.
 */
public final class Deliveries {

    private final List<String> usual;
    private final Map<String, List<String>> byForm;

    private Deliveries(List<String> usual, Map<String, List<String>> byForm) {
        this.usual = usual;
        this.byForm = byForm;
    }

    /** Nothing leaves. */
    public static Deliveries none() {
        return to(List.of());
    }

    /** All forms leave by these channels. */
    public static Deliveries to(Collection<String> channels) {
        return new Deliveries(List.copyOf(channels), Map.of());
    }

    /** A copy in which one form leaves by these channels and no others; by none, when there are none. */
    public Deliveries form(String id, Collection<String> channels) {
        Map<String, List<String>> more = new LinkedHashMap<>(byForm);
        more.put(id, List.copyOf(channels));
        return new Deliveries(usual, Map.copyOf(more));
    }

    /** The channels of a form, by name. */
    public List<String> of(String form) {
        return byForm.getOrDefault(form, usual);
    }

    /** The outbox entries of a submission. */
    List<Write> writes(Submission submission) {
        return submission.state() == Submission.State.NEW
                ? Outbox.insert(submission.receipt(), of(submission.form()), submission.receivedAt())
                : List.of();
    }
}
