package dev.masthead.storage.tck;

import dev.masthead.spi.Capability;
import dev.masthead.spi.RecordStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opentest4j.AssertionFailedError;

/** Rounds of writing, crashing, opening again and looking at everything; each round goes on where the last one ended. */
abstract class CrashRules extends JudgedRules {

    /** The system property that says how many rounds there are; 5 when it is not set. */
    static final String ROUNDS = "masthead.tck.crash.rounds";

    private static final int DEFAULT_ROUNDS = 5;
    private static final int INSPECTIONS = 20;
    private static final int FEWEST_ACKNOWLEDGEMENTS = 100;

    private static final Map<String, String> JUDGED = new TreeMap<>(Map.of(
            Inspection.REOPENED, "after a crash the store opens, and versions and indexes agree with the records",
            Inspection.HALF, "a crash leaves all of a batch or nothing of it",
            Inspection.UNIQUE, "after a crash a taken unique value is refused and a free one accepted",
            Inspection.LOST, "no acknowledged commit is lost in a crash"));

    CrashRules(RecordStoreContract contract) {
        super(contract);
    }

    /** Tells why the group is skipped, if it is. */
    abstract void assumeApplicable();

    /** Adds to what each other process is to do. */
    abstract Orders orders(Orders write);

    /** Strikes in the middle of the writing, leaves no other process behind, and tells what went wrong with it. */
    abstract List<Finding> crash(OtherProcess writers) throws Exception;

    @Override
    Map<String, String> judged() {
        return JUDGED;
    }

    @Override
    final int patience() {
        return rounds();
    }

    @Override
    final List<Finding> work() {
        assume(Capability.DURABLE);
        assumeProcesses();
        assumeApplicable();
        store().close();
        long[] progress = new long[Commits.ALL];
        List<Finding> findings = new ArrayList<>();
        for (int round = 1; round <= rounds() && findings.isEmpty(); round++) {
            long[] acknowledged = acknowledgedUntilCrash(round, progress, findings);
            progress = progressAfter(acknowledged, findings);
        }
        return findings;
    }

    /** A server may still be at the commit of a process that is dead already: what is found twice is so. */
    private static Inspection settled(RecordStore store, long[] acknowledged) {
        Inspection last = Inspection.of(store, acknowledged);
        for (int again = 0; again < INSPECTIONS; again++) {
            Inspection next = Inspection.of(store, acknowledged);
            if (next.findings().equals(last.findings()) && Arrays.equals(next.progress(), last.progress())) {
                return next;
            }
            last = next;
        }
        return last;
    }

    static int rounds() {
        return Integer.getInteger(ROUNDS, DEFAULT_ROUNDS);
    }

    private long[] acknowledgedUntilCrash(int round, long[] progress, List<Finding> findings) {
        Processes processes = processes().orElseThrow();
        Orders write = processes.orders(place()).writeOn(progress);
        try (OtherProcess writers = processes.start(orders(write))) {
            writers.await("ready");
            writers.awaitAcknowledgements(FEWEST_ACKNOWLEDGEMENTS + 37 * round % 200);
            findings.addAll(crash(writers));
            long[] acknowledged = writers.acknowledged();
            for (int writer = 0; writer < Commits.ALL; writer++) {
                acknowledged[writer] = Math.max(acknowledged[writer], progress[writer]);
            }
            return acknowledged;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionFailedError("The server could not be killed and started again", e);
        }
    }

    private long[] progressAfter(long[] acknowledged, List<Finding> findings) {
        try (RecordStore store = open(Commits.COLLECTIONS)) {
            Inspection inspection = settled(store, acknowledged);
            findings.addAll(inspection.findings());
            return inspection.progress();
        } catch (RuntimeException e) {
            findings.add(new Finding(Inspection.REOPENED, "The store is of no use after a crash: " + e));
            endEarly();
            return acknowledged;
        }
    }
}
