package dev.masthead.examples.cluster;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Each acknowledged token has one entry and one delivery. */
final class EntryCheck implements Check {

    private final Acknowledged tokens;

    EntryCheck(Acknowledged tokens) {
        this.tokens = tokens;
    }

    @Override
    public Findings of(DatabaseNode node) throws SQLException {
        Map<String, Integer> stored = Check.counts(node.rows(LoadStore.PREFIX + LoadStore.ENTRIES));
        Map<String, Integer> outbox = Check.counts(node.rows(LoadStore.PREFIX + LoadStore.OUTBOX));
        Set<String> acknowledged = tokens.all();
        Set<String> known = new HashSet<>(stored.keySet());
        known.addAll(outbox.keySet());
        long half = known.stream()
                .filter(token -> !stored.getOrDefault(token, 0).equals(outbox.getOrDefault(token, 0)))
                .count();
        long doubled = stored.values().stream().filter(count -> count > 1).count();
        long lost = Check.missing(acknowledged, stored.keySet());
        return new Findings(lost, doubled, half, 0, Check.missing(stored.keySet(), acknowledged));
    }
}
