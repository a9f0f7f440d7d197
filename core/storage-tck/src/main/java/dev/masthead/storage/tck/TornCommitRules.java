package dev.masthead.storage.tck;

import dev.masthead.spi.Capability;
import dev.masthead.spi.RecordStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processes that end within a commit of several megabytes: one is killed when a part of a commit has been written, and
 * one can write its files up to some byte only. What they leave is opened, looked at, written to and opened once more:
 * what goes behind a torn end is lost then.
 */
abstract class TornCommitRules extends JudgedRules {

    /** Each tears two commits, and nearly every one of them does. */
    private static final int FEWEST_ROUNDS = 3;

    private static final int COMMITS = 4;
    private static final int READINGS = 20;

    private static final Map<String, String> JUDGED = new TreeMap<>(Map.of(
            Inspection.REOPENED, "a store that was torn within a large commit opens, twice, and its index agrees",
            Inspection.HALF, "a large commit that was torn is there as a whole or not at all",
            Inspection.LOST, "what is acknowledged before and after a torn commit is there, when opened again too"));

    private final List<Finding> findings = new ArrayList<>();
    private long progress;
    private long written;

    TornCommitRules(RecordStoreContract contract) {
        super(contract);
    }

    @Override
    final Map<String, String> judged() {
        return JUDGED;
    }

    @Override
    final int patience() {
        return CrashRules.rounds();
    }

    @Override
    final List<Finding> work() {
        assume(Capability.DURABLE);
        assumeProcesses();
        store().close();
        int rounds = Math.max(FEWEST_ROUNDS, CrashRules.rounds() / 4);
        for (int round = 0; round < rounds && findings.isEmpty(); round++) {
            double part = (round + 0.5) / rounds;
            check(killed(part));
            if (Processes.canLimitFiles() && findings.isEmpty()) {
                check(cutOff(part));
            }
        }
        return findings;
    }

    /** How far it came: killed within its second commit. */
    private long killed(double part) {
        try (OtherProcess process = start(processes().orElseThrow())) {
            process.await("committing " + (progress + 1));
            long begun = System.nanoTime();
            process.await("committing " + (progress + 2));
            strikeWithinWrite(process, System.nanoTime() + 2 * (System.nanoTime() - begun), part);
            written += 2;
            return Math.max(process.acknowledged()[0], progress);
        }
    }

    /** As soon as a file has grown by a part of the batch; where none grows, when the commit is over by all odds. */
    private static void strikeWithinWrite(OtherProcess process, long until, double part) {
        WrittenFiles files = process.files();
        while (files.growth() < LargeCommits.BYTES * part / 2 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        process.kill();
    }

    /** How far it came: a file that holds all batches one behind the other is cut off within the last. */
    private long cutOff(double part) {
        long bytes = Math.round((written + 1 + part) * LargeCommits.BYTES);
        try (OtherProcess process =
                start(processes().orElseThrow().withFilesUpTo(bytes)).mayFail()) {
            while (process.awaitOrEnd("committing ")) {
                written++;
            }
            process.kill();
            return Math.max(process.acknowledged()[0], progress);
        }
    }

    private OtherProcess start(Processes processes) {
        return processes.start(processes.orders(place()).large(progress, COMMITS));
    }

    /** A server may still be at the commit of a process that is dead already: what is found twice is so. */
    private long settled(RecordStore store, long acknowledged) {
        List<Finding> last = new ArrayList<>();
        long found = LargeCommits.progress(store, acknowledged, acknowledged + 1, last);
        for (int again = 0; again < READINGS; again++) {
            List<Finding> next = new ArrayList<>();
            long now = LargeCommits.progress(store, acknowledged, acknowledged + 1, next);
            boolean same = now == found && next.equals(last);
            last = next;
            found = now;
            if (same) {
                break;
            }
        }
        findings.addAll(last);
        return found;
    }

    private void check(long acknowledged) {
        try {
            try (RecordStore store = open(LargeCommits.COLLECTION)) {
                progress = settled(store, acknowledged);
                if (!findings.isEmpty()) {
                    return;
                }
                store.commit(LargeCommits.batch(++progress));
                written++;
            }
            try (RecordStore store = open(LargeCommits.COLLECTION)) {
                LargeCommits.progress(store, progress, progress, findings);
            }
        } catch (RuntimeException e) {
            findings.add(new Finding(Inspection.REOPENED, "The store is of no use after a torn commit: " + e));
            endEarly();
        }
    }
}
