package dev.masthead.forms;

import dev.masthead.core.Outbox;
import dev.masthead.spi.Write;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which channels a form's submissions leave by. Only what is accepted leaves: a quarantined submission waits for an editor.
 * Immutable and thread-safe.
 */
public final class Deliveries {

    private final List<String> usual;
    private final Map<String, List<String>> byForm;
    private final Map<String, Predicate<Submission>> conditions;

    private Deliveries(
            List<String> usual, Map<String, List<String>> byForm, Map<String, Predicate<Submission>> conditions) {
        this.usual = usual;
        this.byForm = byForm;
        this.conditions = conditions;
    }

    /** Nothing leaves. */
    public static Deliveries none() {
        return to(List.of());
    }

    /** All forms leave by these channels. */
    public static Deliveries to(Collection<String> channels) {
        return new Deliveries(List.copyOf(channels), Map.of(), Map.of());
    }

    /** A copy in which one form leaves by these channels and no others; by none, when there are none. */
    public Deliveries form(String id, Collection<String> channels) {
        Map<String, List<String>> more = new LinkedHashMap<>(byForm);
        more.put(id, List.copyOf(channels));
        return new Deliveries(usual, Map.copyOf(more), conditions);
    }

    /**
     * A copy in which only some submissions leave by a channel, whatever their form: to who left no address there is nothing
     * to answer.
     *
     * @param channel its name
     * @param condition whether one leaves; thread-safe and quick, as it is asked before each commit
     */
    public Deliveries only(String channel, Predicate<Submission> condition) {
        Map<String, Predicate<Submission>> more = new LinkedHashMap<>(conditions);
        more.put(channel, condition);
        return new Deliveries(usual, byForm, Map.copyOf(more));
    }

    /** The channels of a form, by name. */
    public List<String> of(String form) {
        return byForm.getOrDefault(form, usual);
    }

    /** The outbox entries of a submission. */
    List<Write> writes(Submission submission) {
        return submission.state() == Submission.State.NEW
                ? Outbox.insert(submission.receipt(), channels(submission), submission.receivedAt())
                : List.of();
    }

    private List<String> channels(Submission submission) {
        return of(submission.form()).stream()
                .filter(channel -> conditions.getOrDefault(channel, any -> true).test(submission))
                .toList();
    }
}
