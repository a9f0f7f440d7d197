package dev.masthead.core;

import dev.masthead.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is told of every change of an article: channels of the outbox, with an entry each in the change's own commit, so that
 * none is missed. The entry's subject names the change. Immutable.
 *
 * @param channels their names; the store has {@link Outbox#COLLECTION} when there are any
 * @param courier is told of every commit that gives it work
 */
public record Announcements(List<String> channels, Runnable courier) {

    private static final String SUBJECT = "change-";

    /** Copies the list. */
    public Announcements {
        channels = List.copyOf(channels);
        Objects.requireNonNull(courier, "courier");
    }

    /** To nobody. */
    public static Announcements none() {
        return new Announcements(List.of(), () -> {});
    }

    /**
     * The number of the change that an entry is about, for {@link ChangeLog#find}.
     *
     * @return empty when the entry is about something else
     */
    public static Optional<Long> changeOf(OutboxEntry entry) {
        try {
            return entry.subject().startsWith(SUBJECT)
                    ? Optional.of(Long.valueOf(entry.subject().substring(SUBJECT.length())))
                    : Optional.empty();
        } catch (NumberFormatException notOurs) {
            return Optional.empty();
        }
    }

    List<Write> writes(long change, Instant now) {
        String subject = SUBJECT + String.format(Locale.ROOT, "%016d", change);
        return Outbox.insert(subject, channels, now);
    }

    void wake() {
        if (!channels.isEmpty()) {
            courier.run();
        }
    }
}
