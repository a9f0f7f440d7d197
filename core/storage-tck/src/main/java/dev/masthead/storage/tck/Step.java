package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Query;

/** One call of a generated sequence. It means something whatever stands before it, so that a sequence can be shrunk. */
sealed interface Step {

    /** A commit; the model says whether it may succeed. */
    record Commit(Batch batch) implements Step {}

    /** A read of one record. */
    record Get(String collection, String id) implements Step {}

    /** One page of a query, or all of them, each behind the position that the page before gave. */
    record Find(Query query, boolean allPages) implements Step {}

    /** A count. */
    record Count(Query query, int atMost) implements Step {}

    /** Closing, and opening with these keys and indexes. */
    record Reopen(Shape shape) implements Step {}
}
