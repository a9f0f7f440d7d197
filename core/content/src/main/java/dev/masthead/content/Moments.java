package dev.masthead.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads moments: ISO 8601 instants, offset and local date-times, dates (their first moment), YAML timestamps. */
final class Moments {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:(?:[Tt]|[ \\t]+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9})\\d*)?)?"
            + "[ \\t]*([Zz]|[+-]\\d{1,2}(?::?\\d{2})?)?)?");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{2}))?");
    private static final Pattern FILE_DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?!\\d).*");

    /** The bounds of what a store keeps in order, with a day left for every time zone. */
    private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private Moments() {}

    /**
     * Reads a text.
     *
     * @param zone of a text without an offset
     */
    static Optional<Instant> parse(String text, ZoneId zone) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.of(number(form, 1), number(form, 2), number(form, 3));
            Instant moment = form.group(4) == null
                    ? date.atStartOfDay(zone).toInstant()
                    : LocalDateTime.of(date, time(form))
                            .atZone(zoneOf(form.group(8), zone))
                            .toInstant();
            return Optional.of(moment).filter(at -> !at.isBefore(FIRST) && at.isBefore(LAST));
        } catch (DateTimeException noSuchMoment) {
            return Optional.empty();
        }
    }

    /** The start of the day that a file's name begins with, for example {@code 2026-11-01-night-ferry.md}. */
    static Optional<Instant> ofFileName(String name, ZoneId zone) {
        Matcher date = FILE_DATE.matcher(name);
        return date.matches() ? parse(date.group(1), zone) : Optional.empty();
    }

    private static LocalTime time(Matcher form) {
        String fraction = form.group(7) == null ? "" : form.group(7);
        int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        return LocalTime.of(number(form, 4), number(form, 5), form.group(6) == null ? 0 : number(form, 6), nanos);
    }

    private static ZoneId zoneOf(@Nullable String offset, ZoneId zone) {
        if (offset == null) {
            return zone;
        }
        Matcher parts = OFFSET.matcher(offset);
        if (!parts.matches()) {
            return ZoneOffset.UTC;
        }
        int sign = "-".equals(parts.group(1)) ? -1 : 1;
        int minutes = parts.group(3) == null ? 0 : number(parts, 3);
        return ZoneOffset.ofHoursMinutes(sign * number(parts, 2), sign * minutes);
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
