package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Position;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Months in which something appeared, newest first, found with one query for each.
 *
 * @param months a page of them
 * @param next where the next page starts; empty when there is none
 */
record Months(List<YearMonth> months, Optional<Position> next) {

    /** Ten years. */
    private static final int PAGE_SIZE = 120;

    /** Read a page; {@code after} is the place of the oldest article of the page before it. */
    static Months of(Reading reading, ZoneId zone, Optional<Position> after) {
        List<YearMonth> months = new ArrayList<>();
        Optional<Article> newest =
                reading.newestBefore(after.map(position -> start(of(position.publishAt(), zone), zone))
                        .orElse(Instant.MAX));
        Optional<Article> last = Optional.empty();
        while (newest.isPresent() && months.size() < PAGE_SIZE) {
            last = newest;
            YearMonth month = of(newest.get().publishAt().orElseThrow(), zone);
            months.add(month);
            newest = reading.newestBefore(start(month, zone));
        }
        return new Months(List.copyOf(months), newest.isPresent() ? last.map(Position::of) : Optional.empty());
    }

    /** The month of a moment. */
    static YearMonth of(Instant at, ZoneId zone) {
        return YearMonth.from(at.atZone(zone));
    }

    /** When a month begins. */
    static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** Reads {@code 2026-11}; years have four digits. */
    static Optional<YearMonth> parse(String text) {
        return text.matches("[0-9]{4}-(0[1-9]|1[0-2])") ? Optional.of(YearMonth.parse(text)) : Optional.empty();
    }
}
