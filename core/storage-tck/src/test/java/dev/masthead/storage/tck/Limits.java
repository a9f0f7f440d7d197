package dev.masthead.storage.tck;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.Query;
import java.util.Optional;

/** A query without its limit, from another position: what some faulty stores ask instead. */
final class Limits {

    private Limits() {}

    static Query withoutLimit(Query query, Optional<Cursor> after) {
        Query.Builder copy = Query.of(query.collection(), query.index())
                .limit(Query.MAX_LIMIT)
                .after(after);
        query.equality().forEach(copy::equal);
        query.from().ifPresent(copy::from);
        query.to().ifPresent(copy::to);
        return query.direction() == Query.Direction.DESCENDING
                ? copy.descending().build()
                : copy.build();
    }
}
