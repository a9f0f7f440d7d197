package dev.masthead.webhook;

import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import dev.masthead.core.OutboxEntry;
import dev.masthead.forms.ChannelSource;
import dev.masthead.forms.Newsroom;
import dev.masthead.forms.Submission;
import dev.masthead.spi.StoreException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts each submission to a receiver, as JSON: {@code {"id","type":"submission","form","version","receipt","receivedAt",
 * "values","consents","page","language"}}, the last two where known, ticks as true or false. Immutable and thread-safe.
 *
 * <p>At least once, in any order: an answer that never came, or a 5xx, may hide a delivery, and is repeated for three days.
 * A receiver knows repeats by {@link #EVENT_HEADER}, which is also the body's {@code id}, and checks {@link
 * #SIGNATURE_HEADER} with a {@link SignatureVerifier}.
 *
 * <p>2xx means delivered. 408, 425, 429 and 5xx are tried again, not before {@code Retry-After}; every other answer, a
 * redirect included, is for good. The connection is made within 5 seconds, the answer is there within 10, and at most 64 KiB
 * of it are read. It goes to public addresses only, unless {@link Builder#allowPrivate()} is called.
 */
public final class Webhook implements Channel {

    /** The header with the time and the signature: {@code t=<unix seconds>,v1=<hexadecimal HMAC-SHA-256 of "t.body">}. */
    public static final String SIGNATURE_HEADER = "Masthead-Signature";

    /** The header with the event's id, the same for each repeat. */
    public static final String EVENT_HEADER = "Masthead-Event-Id";

    private static final Duration TOTAL = Duration.ofSeconds(10);

    private final String name;
    private final Newsroom newsroom;
    private final Signature signature;
    private final HttpPost post;

    private Webhook(Builder builder, Newsroom newsroom) {
        this.name = builder.name;
        this.newsroom = newsroom;
        this.signature = builder.signature;
        this.post = new HttpPost(
                Target.of(builder.address, builder.plain),
                builder.resolver,
                builder.allowed,
                builder.tls,
                builder.total);
    }

    /**
     * Starts the settings of a webhook.
     *
     * @param address begins with {@code https://}; a query may be in it, a user name may not
     * @param secret shared with the receiver, at least 16 random bytes
     */
    public static Builder to(URI address, byte[] secret) {
        return new Builder(address, secret);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Limits limits() {
        return Limits.usual().time(TOTAL.multipliedBy(2));
    }

    @Override
    public Delivery deliver(OutboxEntry entry) {
        try {
            Optional<Submission> submission = newsroom.submission(entry.subject());
            return submission.isEmpty() ? Delivery.refused("submission-gone") : posted(entry, submission.get());
        } catch (StoreException e) {
            return Delivery.failed("store");
        }
    }

    private Delivery posted(OutboxEntry entry, Submission submission) {
        Instant now = newsroom.clock().instant();
        byte[] body = Event.of(entry, submission);
        try {
            return judged(post.send(headers(entry, body, now), body), now);
        } catch (HttpPost.Forbidden e) {
            return Delivery.refused("address-not-public");
        } catch (HttpPost.NoAnswer e) {
            // A receiver knows repeats by the event's id, so one more does no harm.
            return Delivery.failed(e.reason());
        }
    }

    private Map<String, String> headers(OutboxEntry entry, byte[] body, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Masthead");
        headers.put("Content-Type", "application/json");
        headers.put(EVENT_HEADER, entry.id());
        headers.put(SIGNATURE_HEADER, signature.header(now.getEpochSecond(), body));
        return headers;
    }

    private static Delivery judged(Reply reply, Instant now) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return Delivery.delivered();
        }
        String reason = "http-" + status;
        boolean passes = status >= 500 || status == 408 || status == 425 || status == 429;
        return passes ? Delivery.failed(reason, reply.wait(now)) : Delivery.refused(reason);
    }

    @Override
    public String toString() {
        return "Webhook[" + name + "]";
    }

    /** Builds a {@link Webhook}, given to a magazine's builder as it is; not thread-safe. */
    public static final class Builder implements ChannelSource {

        private final URI address;
        private final Signature signature;
        private String name = "webhook";
        private boolean plain;
        private Predicate<InetAddress> allowed = PublicAddresses::isPublic;
        private Resolver resolver = Resolver.system();
        private SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        private Duration total = TOTAL;

        private Builder(URI address, byte[] secret) {
            this.address = address;
            this.signature = new Signature(secret);
            Target.of(address, true);
        }

        /** The channel's name, where there are several webhooks; {@code webhook} when not set. */
        public Builder name(String channel) {
            this.name = channel;
            return this;
        }

        /** Also addresses of your own network, and plain {@code http}: only where nobody else chooses the address. */
        public Builder allowPrivate() {
            this.allowed = address -> true;
            this.plain = true;
            return this;
        }

        /** What makes TLS connections, for a receiver with a certificate of your own; the JDK's when not set. */
        public Builder tls(SSLSocketFactory factory) {
            this.tls = factory;
            return this;
        }

        Builder resolver(Resolver names) {
            this.resolver = names;
            return this;
        }

        Builder allowed(Predicate<InetAddress> rule) {
            this.allowed = rule;
            return this;
        }

        Builder total(Duration longest) {
            this.total = longest;
            return this;
        }

        /**
         * These settings, when they are complete and in order.
         *
         * @throws IllegalArgumentException when the address is plain {@code http} and that is not allowed
         */
        public Builder checked() {
            Target.of(address, plain);
            return this;
        }

        /**
         * The channel.
         *
         * @throws IllegalArgumentException when the address is plain {@code http} and that is not allowed
         */
        @Override
        public Webhook in(Newsroom newsroom) {
            return new Webhook(this, newsroom);
        }

        @Override
        public String toString() {
            return "Webhook.Builder[" + name + "]";
        }
    }
}
