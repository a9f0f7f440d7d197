package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import dev.masthead.spi.RecordStore;
import jakarta.validation.Validator;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** How long a reader waits while a challenge cannot be verified. */
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(30);

    private final Forms forms;
    private final Origins origins;
    private final Optional<RateLimit> limit;
    private final Binder binder = new Binder();
    private final ConstraintCheck constraints;
    private final Filing filing;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Defences defences;
    private final Stamps stamps;
    private final Gate gate;
    private final EarlierPosts earlier;

    private Intake(Builder builder) {
        this.forms = builder.forms;
        this.constraints = new ConstraintCheck(builder.validator);
        this.origins = new Origins(builder.origins);
        this.limit = builder.rate.map(rate -> new RateLimit(rate, builder.networkRate.orElseGet(rate::ofNetwork)));
        this.filing = new Filing(new Idempotency(builder.secret), builder.clock, builder.random);
        this.ledger = new Ledger(builder.store, builder.deliveries, builder.courier);
        this.clock = builder.clock;
        this.defences = builder.defences;
        this.stamps = defences.stamps(builder.secret);
        this.gate = new Gate(defences, builder.secret, builder.random, new Claims(builder.store));
        this.earlier = new EarlierPosts(builder.store);
        forms.all().forEach(this::prove);
        defences.challengedForms().stream()
                .filter(id -> forms.find(id).isEmpty())
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException(
                            "A challenge is set for the form '" + id + "', which is not there; there are "
                                    + forms.all().stream().map(Form::id).toList());
                });
    }

    /**
     * Starts an intake with the default rate, the system's clock and a secure random source.
     *
     * @param store has {@link Submissions#COLLECTION}, and with a challenge {@link Claims#COLLECTION}
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
        Binding binding = binder.bind(form.get(), post.fields().without(ours(form.get())));
        List<Violation> violations = violations(form.get(), post, binding);
        return violations.isEmpty()
                ? judged(form.get(), post, binding.answers(), origin)
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

    /**
     * What a page's script fetches when a reader begins to fill in a form: not to be cached.
     *
     * @param formId the form's id
     * @return empty when there is no such form
     */
    public Optional<Opening> opening(String formId) {
        Instant now = clock.instant();
        return forms.find(formId).map(form -> new Opening(stamps.make(form.id(), now), gate.prompt(form.id(), now)));
    }

    private Set<String> ours(Form form) {
        Set<String> names = new HashSet<>(Set.of(Post.STAMP_FIELD));
        defences.challengeOf(form.id()).map(Challenge::fields).ifPresent(names::addAll);
        return names;
    }

    private Outcome judged(Form form, Post post, Map<String, Answer> answers, Origins.Verdict origin) {
        Instant now = clock.instant();
        Gate.Decision decision = gate.decide(form.id(), post, () -> filing.identity(form, post, answers), now);
        Evidence.Stamp stamp = stamps.read(form.id(), post.fields().all(Post.STAMP_FIELD), now);
        Evidence evidence = new Evidence(form, answers, now, post, origin, stamp);
        SubmissionJson.Stored entry = filing.entry(form, post, answers, decision.onto(defences.judge(evidence)));
        // Of what is stored already, the answer is known, though its solution is used up by now.
        return !decision.isRefusal() || earlier.has(entry.keys()) ? ledger.enter(entry) : refusal(form, decision, post);
    }

    private Outcome refusal(Form form, Gate.Decision decision, Post post) {
        return decision == Gate.Decision.ASK_LATER
                ? new Outcome.Refused(Outcome.Reason.CHALLENGE_UNAVAILABLE, Optional.of(OUTAGE_PAUSE))
                : new Outcome.Invalid(List.of(form.messages().violation("", Violation.CHALLENGE)), post.fields());
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
        defences.challengeOf(form.id()).ifPresent(challenge -> ChallengeRules.checkAgainst(challenge, form));
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
        private Optional<Rate> networkRate = Optional.empty();
        private Defences defences = Defences.standard();

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

        /** How readers are told from machines; {@link Defences#standard()} when not set. */
        public Builder defences(Defences all) {
            this.defences = Objects.requireNonNull(all, "all");
            return this;
        }

        /** How many posts one network may send, an IPv4 /24 or an IPv6 /48; ten times an address's when not set. */
        public Builder networkRate(Rate limit) {
            this.networkRate = Optional.of(limit);
            return this;
        }

        /** How many posts one client address may send, an IPv4 address or an IPv6 /64; {@link Rate#DEFAULT} when not set. */
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
         * @throws IllegalArgumentException when a constraint does not fit the component it stands at, or a challenge is set
         *     for a form that is not there, or uses the name of one of a form's fields
         */
        public Intake build() {
            return new Intake(this);
        }
    }
}
