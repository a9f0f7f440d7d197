package dev.masthead.examples.cluster;

import dev.masthead.examples.cluster.DatabaseNode.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the receipts that readers were given with the submissions that a database node holds. */
final class FormCheck implements Check {

    private static final String TABLE = "masthead_submissions";
    private static final Pattern READER =
            Pattern.compile("\"email\":\"([0-9a-f-]{36})" + Pattern.quote(FormPoster.DOMAIN));

    private final Acknowledged receipts;

    FormCheck(Acknowledged receipts) {
        this.receipts = receipts;
    }

    @Override
    public Findings of(DatabaseNode node) throws SQLException {
        Set<String> stored = new HashSet<>();
        Map<String, Integer> readers = new HashMap<>();
        for (Row row : node.rows(TABLE)) {
            String reader = reader(row);
            readers.merge(reader, 1, Integer::sum);
            stored.add(reader + " " + row.id());
        }
        Set<String> acknowledged = receipts.all();
        long doubled = readers.values().stream().filter(count -> count > 1).count();
        Set<String> thanked = acknowledged.stream().map(FormCheck::readerOf).collect(Collectors.toSet());
        long lost = Check.missing(acknowledged, stored);
        return new Findings(lost, doubled, 0, 0, Check.missing(readers.keySet(), thanked));
    }

    private static String reader(Row row) {
        Matcher reader = READER.matcher(row.payload());
        if (!reader.find()) {
            throw new IllegalStateException("A submission that nobody sent: " + row.id());
        }
        return reader.group(1);
    }

    private static String readerOf(String receipt) {
        return receipt.substring(0, receipt.indexOf(' '));
    }
}
