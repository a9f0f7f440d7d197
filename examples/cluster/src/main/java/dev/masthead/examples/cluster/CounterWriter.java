package dev.masthead.examples.cluster;

import dev.masthead.examples.cluster.Commits.Result;
import dev.masthead.spi.Batch;
import dev.masthead.spi.Write;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Updates one of a few counters by compare-and-set, and records in the same batch which update it was. */
final class CounterWriter implements Load.Step {

    private static final int COUNTERS = 20;

    private final Commits commits;
    private final Acknowledged acknowledged;

    CounterWriter(Commits commits, Acknowledged acknowledged) {
        this.commits = commits;
        this.acknowledged = acknowledged;
    }

    @Override
    public void run() throws InterruptedException {
        String step = UUID.randomUUID().toString();
        String counter = "c" + ThreadLocalRandom.current().nextInt(COUNTERS);
        boolean unknown = false;
        while (true) {
            Result result = commits.attempt(batch(step, counter, commits.version(LoadStore.COUNTERS, counter)));
            if (result == Result.DONE || (result == Result.TAKEN && isStored(step, unknown))) {
                acknowledged.add(step);
                return;
            }
            unknown |= result == Result.UNKNOWN;
        }
    }

    /** Either somebody else was faster, or an attempt had succeeded whose outcome we did not learn. */
    private boolean isStored(String step, boolean unknown) throws InterruptedException {
        boolean stored = commits.version(LoadStore.STEPS, step) != Write.ABSENT;
        if (stored && !unknown) {
            commits.cameBack();
        }
        return stored;
    }

    private static Batch batch(String step, String counter, long version) {
        String update = LoadStore.quoted(counter + "/" + (version + 1));
        return Batch.builder()
                .add(new Write.Put(LoadStore.COUNTERS, counter, update, version))
                .insert(LoadStore.STEPS, step, update)
                .build();
    }
}
