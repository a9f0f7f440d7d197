package dev.masthead.examples.cluster;

import dev.masthead.examples.cluster.DatabaseNode.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each acknowledged update is there, has a version of its counter for itself, and no version was made by none. */
final class CounterCheck implements Check {

    private final Acknowledged steps;

    CounterCheck(Acknowledged steps) {
        this.steps = steps;
    }

    @Override
    public Findings of(DatabaseNode node) throws SQLException {
        List<Row> updates = node.rows(LoadStore.PREFIX + LoadStore.STEPS);
        Set<String> stored = updates.stream().map(Row::id).collect(Collectors.toSet());
        long places = Check.counts(updates).size();
        long versions = 0;
        for (Row counter : node.rows(LoadStore.PREFIX + LoadStore.COUNTERS)) {
            versions += counter.version();
        }
        long overwritten = updates.size() - places + Math.abs(versions - places);
        Set<String> acknowledged = steps.all();
        long lost = Check.missing(acknowledged, stored);
        return new Findings(lost, 0, 0, overwritten, Check.missing(stored, acknowledged));
    }
}
