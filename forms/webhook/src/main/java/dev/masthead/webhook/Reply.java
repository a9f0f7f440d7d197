package dev.masthead.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a receiver answered: only what decides.
 *
 * @param status 200 to 999; what came before the final one is skipped
 * @param retryAfter the value of the header, if it had one
 */
record Reply(int status, Optional<String> retryAfter) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** How long it asks to be left alone: seconds, or an HTTP date. */
    Optional<Duration> wait(Instant now) {
        return retryAfter
                .flatMap(value -> SECONDS.matcher(value).matches()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value).map(date -> Duration.between(now, date)))
                .filter(wait -> !wait.isNegative());
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
