package dev.masthead.rendering;

import dev.masthead.core.Magazine;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Writes moments in the magazine's zone and language. Thread-safe. */
final class Stamps {

    private final ZoneId zone;
    private final DateTimeFormatter words;
    private final DateTimeFormatter months;
    private final DateTimeFormatter years;

    Stamps(Magazine magazine, Texts texts) {
        this.zone = magazine.timeZone();
        this.words = DateTimeFormatter.ofPattern(texts.get("stamp.pattern"), magazine.language());
        this.months = DateTimeFormatter.ofPattern(texts.get("stamp.month.pattern"), magazine.language());
        this.years = DateTimeFormatter.ofPattern(texts.get("stamp.year.pattern"), magazine.language());
    }

    Stamp of(Instant at) {
        return new Stamp(iso(at), words.format(at.atZone(zone)));
    }

    String month(YearMonth month) {
        return months.format(month);
    }

    String year(int year) {
        return years.format(YearMonth.of(year, 1));
    }

    String iso(Instant at) {
        return iso(at, zone);
    }

    /** RFC 3339 with the zone's offset, to the second. */
    static String iso(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
