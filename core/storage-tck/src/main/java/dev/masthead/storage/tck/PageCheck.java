package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares a page with what the model expects, and tells which rule a wrong one breaks. */
final class PageCheck {

    private final Model model;
    private final Query query;

    PageCheck(Model model, Query query) {
        this.model = model;
        this.query = query;
    }

    /** What is wrong with one page, if anything. */
    Optional<Finding> check(Page page) {
        List<StoredRecord> expected = model.matching(query);
        List<StoredRecord> wanted = expected.subList(0, Math.min(query.limit(), expected.size()));
        boolean more = expected.size() > wanted.size();
        if (page.records().equals(wanted) && page.next().isPresent() == more) {
            return Optional.empty();
        }
        boolean rightRecords = page.records().equals(wanted);
        String rule =
                rightRecords ? "S-23" : rule(page.records(), wanted, page.next().isPresent());
        return Optional.of(new Finding(
                rule,
                "expected " + Spelling.of(wanted) + (more ? " and more" : " and no more") + "\n    but got  "
                        + Spelling.of(page.records())
                        + (page.next().isPresent() ? " and more" : " and no more")));
    }

    private String rule(List<StoredRecord> got, List<StoredRecord> wanted, boolean more) {
        if (got.size() > query.limit()) {
            return "S-23";
        }
        Set<String> ids = new HashSet<>();
        for (StoredRecord record : got) {
            if (!ids.add(record.id())) {
                return "S-20";
            }
            Optional<String> wrong = rule(record);
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        if (Set.copyOf(got).equals(Set.copyOf(wanted))) {
            return "S-21";
        }
        return ruleOfMissing(got, wanted, more);
    }

    /** The rule by which a record should not have come, or not like this. */
    private Optional<String> rule(StoredRecord record) {
        CollectionSpec spec = model.spec(query.collection());
        IndexSpec index = query.check(spec);
        Optional<StoredRecord> present = model.get(spec.name(), record.id());
        if (present.isEmpty()) {
            return Optional.of("S-11");
        }
        StoredRecord real = present.get();
        if (!real.equals(record)) {
            return Optional.of(real.version() == record.version() ? "S-10" : "S-11");
        }
        if (!Places.complete(spec, index, real)) {
            return Optional.of("S-25");
        }
        if (!Places.equal(spec, query, real)) {
            return Optional.of("S-20");
        }
        if (!Places.inRange(spec, query, real)) {
            return Optional.of(Places.dependsOnOrder(spec, query, real) ? "S-21" : "S-22");
        }
        if (Places.behind(spec, query, real)) {
            return Optional.empty();
        }
        return Optional.of(Places.dependsOnOrder(spec, query, real) ? "S-21" : "S-24");
    }

    private String ruleOfMissing(List<StoredRecord> got, List<StoredRecord> wanted, boolean more) {
        if (more && got.size() < wanted.size() && wanted.subList(0, got.size()).equals(got)) {
            return "S-23";
        }
        List<StoredRecord> missing =
                wanted.stream().filter(record -> !got.contains(record)).toList();
        CollectionSpec spec = model.spec(query.collection());
        if (missing.stream().allMatch(record -> Places.hasEmptyText(spec, query.check(spec), record))) {
            return "S-25";
        }
        boolean misplaced = missing.stream().anyMatch(record -> Places.dependsOnOrder(spec, query, record));
        if (misplaced) {
            return "S-21";
        }
        if (query.after().isPresent()) {
            return "S-24";
        }
        return query.from().isPresent() || query.to().isPresent() ? "S-22" : "S-20";
    }
}
