package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import dev.masthead.spi.RecordStore;
import jakarta.validation.Validator;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what readers post: looks at where it comes from, normalises, binds and validates it, and stores it.
 *
 * <p>Thread-safe. A form whose constraints do not fit its record fails {@link Builder#build()}, not a reader's post.
 */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Forms forms;
    private final Origins origins;
    private final Optional<RateLimit> limit;
    private final Binder binder = new Binder();
    private final ConstraintCheck constraints;
    private final Filing filing;
    private final Ledger ledger;
    private final InstantSource clock;

    private Intake(Builder builder) {
        this.forms = builder.forms;
        this.constraints = new ConstraintCheck(builder.validator);
        this.origins = new Origins(builder.origins);
        this.limit = builder.rate.map(RateLimit::new);
        this.filing = new Filing(new Idempotency(builder.secret), builder.clock, builder.random);
        this.ledger = new Ledger(builder.store, builder.deliveries, builder.courier);
        this.clock = builder.clock;
        forms.all().forEach(this::prove);
    }

    /**
     * Starts an intake with the default rate, the system's clock and a secure random source.
     *
     * @param store has {@link Submissions#COLLECTION}
     * @param forms the forms that may be posted
     * @param secret the key for what is looked up without being kept
     * @param validator evaluates no expressions, see {@link Validators}
     */
    public static Builder builder(RecordStore store, Forms forms, ServerSecret secret, Validator validator) {
        return new Builder(store, forms, secret, validator);
    }

    /**
     * Takes a post.
     *
     * <p>{@link Outcome.Accepted} and {@link Outcome.Quarantined} are returned only after the store has acknowledged the
     * commit. A post with the key, or without a key the content, of an earlier one is stored once and gets the earlier
     * one's answer.
     *
     * @param formId the id of the form it was posted to
     * @param post what arrived
     * @throws dev.masthead.spi.StoreException when it could not be stored, or whether it was stays unknown; sending it
     *     again is safe
     */
    public Outcome receive(String formId, Post post) {
        Optional<Form> form = forms.find(formId);
        if (form.isEmpty()) {
            return new Outcome.NoSuchForm();
        }
        Origins.Verdict origin = origins.judge(post);
        if (origin == Origins.Verdict.FOREIGN) {
            return new Outcome.Refused(Outcome.Reason.CROSS_SITE, Optional.empty());
        }
        Optional<Duration> wait = limit.flatMap(
                rate -> post.fact(Post.Fact.CLIENT_ADDRESS).flatMap(address -> rate.take(address, clock.instant())));
        if (wait.isPresent()) {
            return new Outcome.Refused(Outcome.Reason.RATE_LIMITED, wait);
        }
        Binding binding = binder.bind(form.get(), post.fields());
        List<Violation> violations = violations(form.get(), post, binding);
        return violations.isEmpty()
                ? ledger.enter(filing.entry(form.get(), post, binding.answers(), origin))
                : new Outcome.Invalid(violations, post.fields());
    }

    /**
     * What a reader who sent these values would be told; nothing is stored, counted or looked at beside the form itself.
     *
     * @return in the order of the form's fields; empty when they would be accepted
     * @throws IllegalArgumentException when no form has this id
     */
    public List<Violation> check(String formId, ReaderValues values) {
        Form form =
                forms.find(formId).orElseThrow(() -> new IllegalArgumentException("There is no form '" + formId + "'"));
        return constraints.check(form, binder.bind(form, values));
    }

    private List<Violation> violations(Form form, Post post, Binding binding) {
        List<Violation> found = new ArrayList<>(constraints.check(form, binding));
        Idempotency.sent(post)
                .filter(key -> !Idempotency.isKey(key))
                .ifPresent(key -> found.add(form.messages().violation(Post.KEY_FIELD, Violation.KEY)));
        if (post.fields().all(Post.KEY_FIELD).size() > 1) {
            found.add(form.messages().violation(Post.KEY_FIELD, Violation.REPEATED));
        }
        return found;
    }

    private void prove(Form form) {
        constraints.probe(form);
        if (!form.serverOnly().isEmpty()) {
            LOG.info("Form {} has checks that browsers cannot be told: {}", form.id(), form.serverOnly());
        }
    }

    /** Builds an {@link Intake}; not thread-safe. */
    public static final class Builder {

        private final RecordStore store;
        private final Forms forms;
        private final ServerSecret secret;
        private final Validator validator;
        private final Set<URI> origins = new LinkedHashSet<>();
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private Optional<Rate> rate = Optional.of(Rate.DEFAULT);
        private Deliveries deliveries = Deliveries.none();
        private Runnable courier = () -> {};

        private Builder(RecordStore store, Forms forms, ServerSecret secret, Validator validator) {
            this.store = Objects.requireNonNull(store, "store");
            this.forms = Objects.requireNonNull(forms, "forms");
            this.secret = Objects.requireNonNull(secret, "secret");
            this.validator = Objects.requireNonNull(validator, "validator");
        }

        /** The magazine's public address: its pages may post, whatever host the request names. May be called again. */
        public Builder origin(URI address) {
            origins.add(address);
            return this;
        }

        /** The clock. */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Where receipts come from: a cryptographic random source. */
        public Builder random(RandomGenerator source) {
            this.random = Objects.requireNonNull(source, "source");
            return this;
        }

        /** How many posts one client address may send; {@link Rate#DEFAULT} when not set. */
        public Builder rate(Rate limit) {
            this.rate = Optional.of(limit);
            return this;
        }

        /** No limit, for load tests. */
        public Builder withoutRate() {
            this.rate = Optional.empty();
            return this;
        }

        /**
         * Where submissions go: their outbox entries are in the same commit. The store then has {@link
         * dev.masthead.core.Outbox#COLLECTION}.
         *
         * @param where which form by which channel; nothing leaves when not set
         * @param wake is called after a commit that has work for a courier; returns at once
         */
        public Builder deliveries(Deliveries where, Runnable wake) {
            this.deliveries = Objects.requireNonNull(where, "where");
            this.courier = Objects.requireNonNull(wake, "wake");
            return this;
        }

        /**
         * The intake. Lists in the log, once, what only the server checks.
         *
         * @throws IllegalArgumentException when a constraint does not fit the component it stands at
         */
        public Intake build() {
            return new Intake(this);
        }
    }
}
