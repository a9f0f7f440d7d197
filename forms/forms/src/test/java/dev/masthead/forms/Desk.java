package dev.masthead.forms;

import dev.masthead.core.MemoryStorage;
import dev.masthead.core.ServerSecret;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.ValidatorFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** An intake on a store in memory, with a clock that is set by hand. */
final class Desk implements AutoCloseable {

    private final ValidatorFactory validators = Validators.withoutExpressions();
    static final Instant START = Instant.parse("2026-05-04T10:15:30.123456Z");

    final RecordStore store;
    final Submissions submissions;
    final Intake intake;
    private volatile Instant now = START;

    private Desk(Forms forms, UnaryOperator<RecordStore> wrapped, UnaryOperator<Intake.Builder> options) {
        this.store = new MemoryStorage().open(StoreSettings.none(), List.of(Submissions.COLLECTION, Claims.COLLECTION));
        this.submissions = Submissions.in(store);
        this.intake = options.apply(Intake.builder(
                                wrapped.apply(store), forms, ServerSecret.of(new byte[32]), validators.getValidator())
                        .clock(() -> now)
                        .random(new Random(42))
                        .origin(URI.create("https://www.example.org/magazine"))
                        .withoutRate())
                .build();
    }

    static Desk open() {
        return open(Forms.standard());
    }

    static Desk open(Forms forms) {
        return new Desk(forms, store -> store, builder -> builder);
    }

    static Desk open(UnaryOperator<Intake.Builder> options) {
        return new Desk(Forms.standard(), store -> store, options);
    }

    static Desk onStore(UnaryOperator<RecordStore> wrapped) {
        return onStore(wrapped, builder -> builder);
    }

    static Desk onStore(UnaryOperator<RecordStore> wrapped, UnaryOperator<Intake.Builder> options) {
        return new Desk(Forms.standard(), wrapped, options);
    }

    /** A post from a page of the magazine. */
    static Post.Builder post(Map<String, String> fields) {
        Post.Builder post = Post.builder().secFetchSite(Optional.of("same-origin"));
        fields.forEach(post::field);
        return post;
    }

    static Post.Builder contact(String message) {
        return post(Map.of("name", "Ada Lovelace", "email", "ada@example.org", "message", message));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<Submission> stored() {
        List<Submission> all = new ArrayList<>();
        submissions.oldestFirst(Selection.all()).forEach(all::add);
        return all;
    }

    Submission only() {
        List<Submission> all = stored();
        if (all.size() != 1) {
            throw new AssertionError("One submission was expected, there are " + all.size());
        }
        return all.get(0);
    }

    @Override
    public void close() {
        validators.close();
        store.close();
    }
}
