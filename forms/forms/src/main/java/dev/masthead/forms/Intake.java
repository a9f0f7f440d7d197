package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import dev.masthead.spi.RecordStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Takes what readers post: looks at where it comes from, normalises, binds and validates it, and stores it.
 *
 * <p>Thread-safe. A form whose constraints do not fit its record fails {@link Builder#build()}, not a reader's post.
 */
public final class Intake {

    private Intake(Builder builder) {}

    /**
     * Starts an intake with the default rate, the system's clock and a secure random source.
     *
     * @param store has {@link Submissions#COLLECTION}
     * @param forms the forms that may be posted
     * @param secret the key for what is looked up without being kept
     */
    public static Builder builder(RecordStore store, Forms forms, ServerSecret secret) {
        return new Builder(store, forms, secret);
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
        throw new UnsupportedOperationException("Under construction");
    }

    /** Builds an {@link Intake}; not thread-safe. */
    public static final class Builder {

        private final RecordStore store;
        private final Forms forms;
        private final ServerSecret secret;
        private final Set<URI> origins = new LinkedHashSet<>();
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private Optional<Rate> rate = Optional.of(Rate.DEFAULT);

        private Builder(RecordStore store, Forms forms, ServerSecret secret) {
            this.store = Objects.requireNonNull(store, "store");
            this.forms = Objects.requireNonNull(forms, "forms");
            this.secret = Objects.requireNonNull(secret, "secret");
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
         * The intake. Lists in the log, once, what only the server checks.
         *
         * @throws IllegalArgumentException when a constraint does not fit the component it stands at
         */
        public Intake build() {
            return new Intake(this);
        }
    }
}
