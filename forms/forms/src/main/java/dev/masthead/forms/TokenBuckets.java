package dev.masthead.forms;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token bucket for each name, for the names that were seen last. Not thread-safe. */
final class TokenBuckets {

    private final Rate rate;
    private final double nanosPerToken;
    private final Map<String, Bucket> buckets;

    TokenBuckets(Rate rate, int most) {
        this.rate = rate;
        this.nanosPerToken = (double) rate.per().toNanos() / rate.posts();
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > most;
            }
        };
    }

    /** How long until there is a token, in whole seconds; zero when there is one. */
    Duration wait(String name, Instant now) {
        Bucket bucket = filled(name, now);
        if (bucket.tokens >= 1) {
            return Duration.ZERO;
        }
        double seconds = Math.ceil((1 - bucket.tokens) * nanosPerToken / 1e9);
        return Duration.ofSeconds(Math.max(1, (long) seconds));
    }

    /** Takes a token that is there. */
    void take(String name, Instant now) {
        filled(name, now).tokens -= 1;
    }

    private Bucket filled(String name, Instant now) {
        Bucket bucket = buckets.computeIfAbsent(name, any -> new Bucket(rate.posts(), now));
        // Of threads that come at once, one may bring an earlier moment: time that was counted is not counted again.
        if (now.isAfter(bucket.at)) {
            double elapsed = Duration.between(bucket.at, now).toNanos();
            bucket.tokens = Math.min(rate.posts(), bucket.tokens + elapsed / nanosPerToken);
            bucket.at = now;
        }
        return bucket;
    }

    /** How much a name may still send. */
    private static final class Bucket {

        private double tokens;
        private Instant at;

        Bucket(double tokens, Instant at) {
            this.tokens = tokens;
            this.at = at;
        }
    }
}
