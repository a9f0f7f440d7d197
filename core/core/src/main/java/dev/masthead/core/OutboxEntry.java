package dev.masthead.core;

import dev.masthead.spi.Write;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing to be delivered through one channel. Immutable. It names its subject and never holds the content, which the
 * channel looks up when it delivers.
 */
public final class OutboxEntry {

    /** Where an entry stands. */
    public enum State {
        /** To be delivered, now or later, or being delivered. */
        PENDING,
        /** Delivered; kept for a while, so that an editor sees what went out. */
        DELIVERED,
        /** Given up: an editor looks at it and may send it again. */
        DEAD;

        /** The name in stored and printed records: lower case. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who is delivering an entry.
     *
     * @param owner the courier's node
     * @param until when others may take the entry over, by the owner's clock
     */
    public record Lease(String owner, Instant until) {}

    private final Draft from;

    OutboxEntry(Draft draft) {
        this.from = draft.copy();
    }

    /**
     * A new entry, due at once. Its id is made from subject and channel, so that there is one entry for both.
     *
     * @param subject an id without {@code :}, for example a submission's receipt; at most 160 bytes in UTF-8
     * @param channel see {@link Channel#name()}
     * @param now when it is made
     */
    public static OutboxEntry pending(String subject, String channel, Instant now) {
        Codes.checkChannel(channel);
        if (subject.isEmpty() || subject.indexOf(':') >= 0) {
            throw new IllegalArgumentException("The subject of a delivery is an id without a colon");
        }
        Draft draft = new Draft();
        draft.id = subject + ":" + channel;
        draft.channel = channel;
        draft.subject = subject;
        draft.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        draft.triedSince = draft.createdAt;
        draft.dueAt = draft.createdAt;
        return new OutboxEntry(draft);
    }

    /** The write that stores a new entry, for the batch that stores its subject. */
    public Write insert() {
        return new Write.Put(Outbox.COLLECTION.name(), id(), OutboxJson.write(this), Write.ABSENT);
    }

    /** Unique, the same for every attempt: what a receiver knows repeats by. */
    public String id() {
        return from.id;
    }

    /** The name of the channel. */
    public String channel() {
        return from.channel;
    }

    /** The id of what is delivered. */
    public String subject() {
        return from.subject;
    }

    /** Where it stands. */
    public State state() {
        return from.state;
    }

    /** When it is tried next; while it is being delivered, the end of the lease; of no meaning when not pending. */
    public Instant dueAt() {
        return from.dueAt;
    }

    /** How often it was tried since it was made or sent again. */
    public int attempts() {
        return from.attempts;
    }

    /** How many of these attempts have an outcome that nobody knows, one under way included. */
    public int unresolved() {
        return from.unresolved;
    }

    /** Who is delivering it, if somebody is. */
    public Optional<Lease> lease() {
        return from.lease;
    }

    /** Why the last attempt failed, or why it is dead: a code of ours, see {@link Delivery}. */
    public Optional<String> reason() {
        return from.reason;
    }

    /** When it was made. */
    public Instant createdAt() {
        return from.createdAt;
    }

    /** When it was made, or when an editor sent it again. */
    public Instant triedSince() {
        return from.triedSince;
    }

    /** When it was delivered. */
    public Optional<Instant> deliveredAt() {
        return from.state == State.DELIVERED ? from.settledAt : Optional.empty();
    }

    /** When it was delivered or given up. */
    public Optional<Instant> settledAt() {
        return from.settledAt;
    }

    /** One more attempt, whose outcome is unknown until it is recorded. */
    OutboxEntry leased(Lease lease) {
        Draft next = from.copy();
        next.lease = Optional.of(lease);
        next.dueAt = lease.until();
        next.attempts++;
        next.unresolved++;
        return new OutboxEntry(next);
    }

    OutboxEntry delivered(Instant now) {
        Draft next = settled(State.DELIVERED, now);
        next.unresolved = 0;
        next.reason = Optional.empty();
        return new OutboxEntry(next);
    }

    OutboxEntry dead(String reason, Instant now) {
        Draft next = settled(State.DEAD, now);
        next.reason = Optional.of(reason);
        return new OutboxEntry(next);
    }

    private Draft settled(State state, Instant now) {
        Draft next = from.copy();
        next.state = state;
        next.lease = Optional.empty();
        next.settledAt = Optional.of(now.truncatedTo(ChronoUnit.MICROS));
        return next;
    }

    /** The attempt under way is known to have done nothing. */
    OutboxEntry resolved() {
        Draft next = from.copy();
        next.unresolved--;
        return new OutboxEntry(next);
    }

    /** The attempt under way never began. */
    OutboxEntry givenBack(Instant due) {
        Draft next = from.copy();
        next.unresolved--;
        next.attempts--;
        next.lease = Optional.empty();
        next.dueAt = due.truncatedTo(ChronoUnit.MICROS);
        return new OutboxEntry(next);
    }

    OutboxEntry retriedAt(Instant due, String reason) {
        Draft next = from.copy();
        next.lease = Optional.empty();
        next.dueAt = due.truncatedTo(ChronoUnit.MICROS);
        next.reason = Optional.of(reason);
        return new OutboxEntry(next);
    }

    OutboxEntry resent(Instant now) {
        Draft next = from.copy();
        next.state = State.PENDING;
        next.attempts = 0;
        next.unresolved = 0;
        next.settledAt = Optional.empty();
        next.dueAt = now.truncatedTo(ChronoUnit.MICROS);
        next.triedSince = next.dueAt;
        return new OutboxEntry(next);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutboxEntry that && OutboxJson.write(this).equals(OutboxJson.write(that));
    }

    @Override
    public int hashCode() {
        return Objects.hash(from.id, from.state, from.attempts);
    }

    @Override
    public String toString() {
        return "OutboxEntry[" + from.id + ", " + from.state + "]";
    }

    /** The parts of an entry while it is put together. */
    static final class Draft {
        String id = "";
        String channel = "";
        String subject = "";
        State state = State.PENDING;
        Instant dueAt = Instant.EPOCH;
        int attempts;
        int unresolved;
        Optional<Lease> lease = Optional.empty();
        Optional<String> reason = Optional.empty();
        Instant createdAt = Instant.EPOCH;
        Instant triedSince = Instant.EPOCH;
        Optional<Instant> settledAt = Optional.empty();

        Draft copy() {
            Draft copy = new Draft();
            copy.id = id;
            copy.channel = channel;
            copy.subject = subject;
            copy.state = state;
            copy.dueAt = dueAt;
            copy.attempts = attempts;
            copy.unresolved = unresolved;
            copy.lease = lease;
            copy.reason = reason;
            copy.createdAt = createdAt;
            copy.triedSince = triedSince;
            copy.settledAt = settledAt;
            return copy;
        }
    }
}
