package dev.masthead.storage.jdbc;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every shape of query that an index of {@link Outbox#SUBMISSIONS} can be asked. */
final class QueryShapes {

    private QueryShapes() {}

    static List<Query> of(IndexSpec index) {
        List<Query> shapes = new ArrayList<>();
        for (int bits = 0; bits < 16; bits++) {
            boolean ranged = (bits & 3) != 0;
            if (!ranged || index.order().isPresent()) {
                shapes.add(shape(index, bits));
            }
        }
        return shapes;
    }

    private static Query shape(IndexSpec index, int bits) {
        Query.Builder query = Query.of("submissions", index.name());
        index.equality().forEach(key -> query.equal(key, value(key)));
        if ((bits & 1) != 0) {
            query.from(Instant.parse("2026-01-01T00:00:00Z"));
        }
        if ((bits & 2) != 0) {
            query.to(Instant.parse("2027-01-01T00:00:00Z"));
        }
        if ((bits & 4) != 0) {
            query.descending();
        }
        if ((bits & 8) != 0) {
            query.after(new Cursor(index.order().map(QueryShapes::value), "id"));
        }
        return query.build();
    }

    private static KeyValue value(String key) {
        KeySpec spec = Outbox.SUBMISSIONS.key(key).orElseThrow();
        return switch (spec.type()) {
            case TEXT -> KeyValue.of("x");
            case INTEGER -> KeyValue.of(1);
            case INSTANT -> KeyValue.of(Instant.parse("2026-06-01T00:00:00Z"));
        };
    }
}
