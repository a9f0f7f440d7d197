package dev.masthead.examples.cluster;

import dev.masthead.spi.RecordStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clients that use Masthead's store as the magazine does: entries with a delivery each, and contended counters. */
final class StoreTraffic implements AutoCloseable {

    private static final int ENTRY_WRITERS = 4;
    private static final int COUNTER_WRITERS = 3;

    private final List<RecordStore> stores = new ArrayList<>();
    private final Acknowledged tokens;
    private final Acknowledged steps;
    private final Tally tally;

    StoreTraffic(TrialOptions options, List<String> urls, Tally tally) {
        for (String url : urls) {
            Map<String, String> settings =
                    Map.of("url", url, "user", DatabaseCluster.USER, "password", DatabaseCluster.PASSWORD);
            stores.add(LoadStore.open(options.engine().store(), settings));
        }
        Path folder = options.folder();
        this.tokens = new Acknowledged(folder.resolve("acknowledged-entries"));
        this.steps = new Acknowledged(folder.resolve("acknowledged-counters"));
        this.tally = tally;
    }

    List<Traffic> all() {
        List<EntryWriter> entryWriters = new ArrayList<>();
        for (int i = 0; i < ENTRY_WRITERS; i++) {
            entryWriters.add(new EntryWriter(commits(i), tokens, i % 2 == 0));
        }
        List<CounterWriter> counterWriters = new ArrayList<>();
        for (int i = 0; i < COUNTER_WRITERS; i++) {
            counterWriters.add(new CounterWriter(commits(i), steps));
        }
        return List.of(
                new Traffic("entries", new Load(entryWriters, tokens.clock()), new EntryCheck(tokens)),
                new Traffic("counters", new Load(counterWriters, steps.clock()), new CounterCheck(steps)));
    }

    private Commits commits(int writer) {
        return new Commits(stores.get(writer % stores.size()), tally);
    }

    @Override
    public void close() {
        stores.forEach(RecordStore::close);
        tokens.close();
        steps.close();
    }
}
