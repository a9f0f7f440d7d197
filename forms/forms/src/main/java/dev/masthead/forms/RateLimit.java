package dev.masthead.forms;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A token bucket for each client address, for the addresses that were seen last. Thread-safe. */
final class RateLimit {

    private static final int MOST_ADDRESSES = 10_000;

    private final Rate rate;
    private final double nanosPerToken;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    RateLimit(Rate rate) {
        this.rate = rate;
        this.nanosPerToken = (double) rate.per().toNanos() / rate.posts();
    }

    /** Takes a token; when there is none, how long until there is one, in whole seconds. */
    synchronized Optional<Duration> take(String address, Instant now) {
        Bucket bucket = buckets.computeIfAbsent(address, a -> new Bucket(rate.posts(), now));
        double elapsed = Math.max(0, Duration.between(bucket.at, now).toNanos());
        bucket.tokens = Math.min(rate.posts(), bucket.tokens + elapsed / nanosPerToken);
        bucket.at = now;
        if (bucket.tokens >= 1) {
            bucket.tokens -= 1;
            return Optional.empty();
        }
        double seconds = Math.ceil((1 - bucket.tokens) * nanosPerToken / 1e9);
        return Optional.of(Duration.ofSeconds(Math.max(1, (long) seconds)));
    }

    /** How much an address may still send. */
    private static final class Bucket {

        private double tokens;
        private Instant at;

        Bucket(double tokens, Instant at) {
            this.tokens = tokens;
            this.at = at;
        }
    }
}
