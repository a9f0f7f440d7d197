package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each group of rules starts from: a place that holds nothing yet, and a store that is open there. */
@ExtendWith(TimeLimit.class)
abstract class Rules {

    static final String NO_PROCESSES =
            "no other process can open the store, as processes() says; crashes are not tested";

    private final RecordStoreContract contract;
    private @Nullable StoreSettings place;
    private @Nullable RecordStore store;

    Rules(RecordStoreContract contract) {
        this.contract = contract;
    }

    /** How many times as long as any other a method of this group may take. */
    int patience() {
        return 1;
    }

    /** Once for all tests of the class: what cannot be opened at all fails one test, and the others say so. */
    @BeforeEach
    final void canBeOpened() {
        contract.start().check(() -> contract.open(place(), Collections.ALL).close());
    }

    /** The test's own place. */
    final StoreSettings place() {
        StoreSettings known = place;
        if (known == null) {
            known = contract.fresh();
            place = known;
        }
        return known;
    }

    /** What {@link RecordStoreContract#fresh} gives when it is asked once more; to be called before anything is opened. */
    final StoreSettings anotherPlace() {
        place();
        return contract.fresh();
    }

    /** The store with the kit's collections. */
    final RecordStore store() {
        RecordStore known = store;
        if (known == null) {
            known = open(Collections.ALL);
            store = known;
        }
        return known;
    }

    final RecordStore open(List<CollectionSpec> collections) {
        return open(place(), collections);
    }

    final RecordStore open(CollectionSpec collection) {
        return open(List.of(collection));
    }

    final RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return contract.track(contract.open(settings, collections));
    }

    /** Has a seed in the report. */
    final void note(long seed) {
        contract.observed().seed(seed);
    }

    /** Skips the test, saying why, when the store does not promise what the test is about. */
    final void assume(Capability capability) {
        // Asked once: a store that answers otherwise each time is found by the rule about it.
        Set<Capability> declared = store().capabilities();
        contract.observed().capabilities(declared);
        assumeTrue(declared.contains(capability), "the store does not declare " + capability);
    }

    /** How another process opens the store, where the kit was told. */
    final Optional<Processes> processes() {
        return contract.processes();
    }

    /** Skips the test when no other process can open the store; closes the test's own. */
    final void assumeProcesses() {
        assumeTrue(processes().isPresent(), NO_PROCESSES);
        boolean told = processes().flatMap(Processes::name).isPresent();
        if (!told) {
            assume(Capability.DURABLE);
        }
        if (store().capabilities().contains(Capability.DURABLE)) {
            assumeTrue(
                    unreached().isEmpty(),
                    "another process does not reach the store; see the test of S-47 that says how to help it");
        }
    }

    /** Why another process does not open the same data, where it does not; closes the test's own store. */
    final Optional<String> unreached() {
        close();
        return contract.start().unreached(() -> Reach.failure(processes().orElseThrow(), place(), this::open));
    }

    private void close() {
        RecordStore known = store;
        if (known != null) {
            known.close();
            store = null;
        }
    }

    /** Inserts one record of {@link Collections#ARTICLES}. */
    final void insert(String id, Sample sample) {
        store().commit(Batch.builder().insert("articles", id, sample.payload()).build());
    }

    static Batch inserting(String collection, String id, String payload) {
        return Batch.builder().insert(collection, id, payload).build();
    }

    static List<String> ids(Page page) {
        return page.records().stream().map(StoredRecord::id).toList();
    }

    final List<String> ids(Query.Builder query) {
        return ids(store().query(query.build()));
    }

    /** All ids of a query, page by page. */
    final List<String> walk(Query.Builder query) {
        return walk(store(), query);
    }

    static List<String> walk(RecordStore store, Query.Builder query) {
        List<String> found = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = store.query(query.after(next).build());
            found.addAll(ids(page));
            next = page.next();
        } while (next.isPresent() && found.size() <= 10_000);
        return found;
    }

    /** How many records {@link Collections#ARTICLES} has, without trusting the count. */
    final int size() {
        return walk(Collections.articles("all").limit(Query.MAX_LIMIT)).size();
    }
}
