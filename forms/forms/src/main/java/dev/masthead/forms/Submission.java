package dev.masthead.forms;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reader sent, as it is stored. Immutable; its text form holds no answer. */
public final class Submission {

    /** A reason: the field that no reader sees was filled in; password managers do that, too. */
    public static final String HONEYPOT = "honeypot";

    /** A reason: the request said nothing about where it came from. */
    public static final String NO_ORIGIN = "no-origin";

    /** A reason: it was sent moments after the first input. */
    public static final String TOO_FAST = "too-fast";

    /** A reason: the stamp that dates the first input is forged, another form's, or too old. */
    public static final String BAD_STAMP = "stamp";

    /** A reason: a text is full of links. */
    public static final String LINKS = "links";

    /** A reason: a text repeats itself. */
    public static final String REPEATS = "repeats";

    /** A reason: the e-mail address is at a domain for throwing away. */
    public static final String DISPOSABLE_EMAIL = "disposable-email";

    /** A reason: the form's challenge was not answered; without script it cannot be. */
    public static final String CHALLENGE_UNANSWERED = "challenge-unanswered";

    /** A reason: the answer to the form's challenge could not be checked. */
    public static final String CHALLENGE_UNAVAILABLE = "challenge-unavailable";

    /** Where a submission stands in the inbox. */
    public enum State {
        /** Waiting for an editor. */
        NEW,
        /** Set aside as suspicious, see {@link Submission#reasons()}. */
        QUARANTINED
    }

    private final String receipt;
    private final String form;
    private final String version;
    private final Instant receivedAt;
    private final State state;
    private final List<String> reasons;
    private final Map<String, Answer> values;
    private final Map<String, String> consents;
    private final Optional<String> page;
    private final Optional<String> language;

    Submission(Draft draft) {
        this.receipt = draft.receipt;
        this.form = draft.form;
        this.version = draft.version;
        this.receivedAt = draft.receivedAt;
        this.state = draft.state;
        this.reasons = List.copyOf(draft.reasons);
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(draft.values));
        this.consents = Collections.unmodifiableMap(new LinkedHashMap<>(draft.consents));
        this.page = draft.page;
        this.language = draft.language;
    }

    /** What the reader may quote: 32 lower-case hexadecimal digits, random, also the record's id. */
    public String receipt() {
        return receipt;
    }

    /** The form's id. */
    public String form() {
        return form;
    }

    /** The version of the form's definition that was answered. */
    public String version() {
        return version;
    }

    /** When it arrived, to the microsecond. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Where it stands. */
    public State state() {
        return state;
    }

    /** What is suspicious about it: names of {@link Check}s. They quarantine when they weigh enough together. */
    public List<String> reasons() {
        return reasons;
    }

    /** The answers by field name, in the form's order; a field that was left empty has the empty text. */
    public Map<String, Answer> values() {
        return values;
    }

    /** The wording of each box that the reader ticked in agreement, by field name. */
    public Map<String, String> consents() {
        return consents;
    }

    /** The path of the page that held the form, where known. */
    public Optional<String> page() {
        return page;
    }

    /** The language of that page, as a BCP 47 tag, where known. */
    public Optional<String> language() {
        return language;
    }

    @Override
    public String toString() {
        return "Submission[" + receipt + ", " + form + ", " + state + "]";
    }

    /** The parts of a submission while it is put together. */
    static final class Draft {
        String receipt = "";
        String form = "";
        String version = "";
        Instant receivedAt = Instant.EPOCH;
        State state = State.NEW;
        List<String> reasons = List.of();
        Map<String, Answer> values = Map.of();
        Map<String, String> consents = Map.of();
        Optional<String> page = Optional.empty();
        Optional<String> language = Optional.empty();
    }
}
