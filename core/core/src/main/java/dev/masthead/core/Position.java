package dev.masthead.core;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Write;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the one total order of articles: behind the article with this time and id.
 *
 * @param publishAt the article's time, in microseconds
 * @param id the article's id
 */
public record Position(Instant publishAt, String id) {

    /** Cuts off what is finer than a microsecond. */
    public Position {
        publishAt = publishAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Behind this article. */
    public static Position of(Article article) {
        return new Position(article.publishAt().orElseThrow(), article.id());
    }

    /** Reads what {@link #encode()} wrote; empty when it is anything else. */
    public static Optional<Position> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int space = plain.indexOf(' ');
            long micros = Long.parseLong(plain, 0, space, 10);
            String id = plain.substring(space + 1);
            Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            KeyValue.of(at);
            boolean possible = !id.isEmpty() && id.length() <= Write.MAX_ID_BYTES && id.indexOf('\0') < 0;
            return possible ? Optional.of(new Position(at, id)) : Optional.empty();
        } catch (RuntimeException notOne) {
            return Optional.empty();
        }
    }

    /** A text for an address: letters, digits, hyphens and underscores. */
    public String encode() {
        String plain = new KeyValue.Time(publishAt).epochMicros() + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    Cursor cursor() {
        return new Cursor(Optional.of(KeyValue.of(publishAt)), id);
    }

    static Position of(Cursor cursor) {
        KeyValue.Time time = (KeyValue.Time) cursor.order().orElseThrow();
        return new Position(time.instant(), cursor.id());
    }
}
