package dev.masthead.forms;

import dev.masthead.core.Magazine;
import dev.masthead.core.ServerSecret;
import dev.masthead.spi.RecordStore;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a channel that delivers submissions works with. Thread-safe; made once the store is open, and of no use when it is
 * closed.
 */
public final class Newsroom {

    private final RecordStore store;
    private final Supplier<Forms> forms;
    private final ServerSecret secret;
    private final InstantSource clock;
    private final Supplier<Magazine> magazine;
    private final Submissions submissions;

    /**
     * With everything at hand.
     *
     * @param store has every collection of the magazine
     * @param forms what readers are offered, in the magazine's language, as they are whenever it is asked
     * @param secret the key for what is looked up without being kept
     * @param clock tells now
     * @param magazine its settings, as they are whenever it is asked
     */
    public Newsroom(
            RecordStore store,
            Supplier<Forms> forms,
            ServerSecret secret,
            InstantSource clock,
            Supplier<Magazine> magazine) {
        this.store = Objects.requireNonNull(store, "store");
        this.forms = Objects.requireNonNull(forms, "forms");
        this.secret = Objects.requireNonNull(secret, "secret");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.magazine = Objects.requireNonNull(magazine, "magazine");
        this.submissions = Submissions.in(store);
    }

    /** The store. */
    public RecordStore store() {
        return store;
    }

    /** The submission that an entry is about; empty when it is gone. */
    public Optional<Submission> submission(String receipt) {
        return submissions.find(receipt);
    }

    /** The forms. */
    public Forms forms() {
        return forms.get();
    }

    /** The reader's address: the answer to the form's first e-mail field that holds one. */
    public Optional<MailAddress> reader(Submission submission) {
        return forms().find(submission.form())
                .flatMap(form -> form.fields().stream()
                        .filter(field -> field.type() == FieldType.EMAIL)
                        .flatMap(
                                field -> Optional.ofNullable(submission.values().get(field.name())).stream())
                        .flatMap(answer -> MailAddress.of(answer.text()).stream())
                        .findFirst());
    }

    /** The server secret. */
    public ServerSecret secret() {
        return secret;
    }

    /** The clock. */
    public InstantSource clock() {
        return clock;
    }

    /** The magazine's settings now. */
    public Magazine magazine() {
        return magazine.get();
    }
}
