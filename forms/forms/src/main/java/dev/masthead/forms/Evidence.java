package dev.masthead.forms;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a {@link Check} looks at. Immutable; its text form holds no value. */
public final class Evidence {

    /** What the post's stamp says: it dates the reader's first input and is fetched by the page's script. */
    public enum Stamp {
        /** There is none: the page ran without script. That is no suspicion. */
        NONE,
        /** It was made long enough ago for somebody to have typed. */
        GOOD,
        /** It was made a moment ago. */
        TOO_FAST,
        /** It is not ours, not this form's, or too old. */
        INVALID
    }

    private final Form form;
    private final Map<String, Answer> answers;
    private final Instant receivedAt;
    private final Post post;
    private final Origins.Verdict origin;
    private final Stamp stamp;

    Evidence(
            Form form,
            Map<String, Answer> answers,
            Instant receivedAt,
            Post post,
            Origins.Verdict origin,
            Stamp stamp) {
        this.form = form;
        this.answers = Map.copyOf(answers);
        this.receivedAt = receivedAt;
        this.post = post;
        this.origin = origin;
        this.stamp = stamp;
    }

    /** The form that was answered. */
    public Form form() {
        return form;
    }

    /** The answers by field name, normalised and valid. */
    public Map<String, Answer> answers() {
        return answers;
    }

    /**
     * An answer as text.
     *
     * @param field its name
     * @return empty when it was left empty, or the form has no such field
     */
    public String text(String field) {
        Answer answer = answers.get(field);
        return answer == null ? "" : answer.text();
    }

    /** When it arrived. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The reader's address, where known. */
    public Optional<String> clientAddress() {
        return post.fact(Post.Fact.CLIENT_ADDRESS);
    }

    /** Whether the request said nothing about where it came from. */
    public boolean isOriginSilent() {
        return origin == Origins.Verdict.SILENT;
    }

    /** Whether the field that no reader sees was filled in. */
    public boolean isDecoyFilled() {
        return post.fields().all(Post.HONEYPOT_FIELD).stream().anyMatch(Invisible::hasVisible);
    }

    /** What its stamp says. */
    public Stamp stamp() {
        return stamp;
    }

    @Override
    public String toString() {
        return "Evidence[" + form + ", redacted]";
    }
}
