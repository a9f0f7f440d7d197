package dev.masthead.examples.cluster;

import dev.masthead.examples.cluster.DatabaseNode.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what clients were told with what a database node holds. */
@FunctionalInterface
interface Check {

    Findings of(DatabaseNode node) throws SQLException;

    /** How often each payload is there. */
    static Map<String, Integer> counts(List<Row> rows) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(LoadStore.unquoted(row.payload()), 1, Integer::sum));
        return counts;
    }

    /** How many of the wanted are not there. */
    static long missing(Set<String> wanted, Set<String> there) {
        return wanted.stream().filter(one -> !there.contains(one)).count();
    }
}
