package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.spi.Capability;
import dev.masthead.spi.RecordStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-01, S-47 and S-51 across openings and processes, without any force. */
abstract class ReopeningRules extends Rules {

    private static final int TIMES = 30;
    private static final int COMMITS = 20;

    ReopeningRules(RecordStoreContract contract) {
        super(contract);
    }

    @Override
    final int patience() {
        return 3;
    }

    @BeforeEach
    void onlyWherePersistent() {
        assume(Capability.PERSISTENT);
    }

    @Test
    @DisplayName("S-01: whatever was committed between many openings is there, with its versions, indexes and values")
    void manyOpenings() {
        store().close();
        for (int number = 1; number <= TIMES; number++) {
            try (RecordStore store = open(Commits.COLLECTIONS)) {
                store.commit(Commits.batch(Commits.OWN, number));
            }
        }
        List<Finding> before;
        try (RecordStore store = open(Commits.COLLECTIONS)) {
            store.commit(Commits.batch(Commits.OWN, TIMES + 1));
            before = Inspection.of(store, at(0, TIMES + 1)).findings();
        }
        try (RecordStore store = open(Commits.COLLECTIONS)) {
            List<Finding> after =
                    new ArrayList<>(Inspection.of(store, at(0, TIMES + 1)).findings());
            after.removeAll(before);
            assertEquals(List.of(), after, "found only when the store is opened again");
        }
    }

    @Test
    @DisplayName(
            "S-47: another process opens a durable store with the same settings, and each finds the other's commits")
    void durableStoreIsReached() {
        assume(Capability.DURABLE);
        assumeTrue(processes().isPresent(), NO_PROCESSES);
        unreached().ifPresent(Assertions::fail);
    }

    @Test
    @DisplayName("S-01: another process finds what was committed here, and this one what was committed there")
    void anotherProcess() {
        assumeProcesses();
        store().close();
        try (RecordStore store = open(Commits.COLLECTIONS)) {
            for (int number = 1; number <= COMMITS; number++) {
                store.commit(Commits.batch(0, number));
                store.commit(Commits.batch(Commits.OWN, number));
            }
        }
        long[] progress = at(0, COMMITS);
        progress[0] = COMMITS;
        try (OtherProcess process = start(progress, Orders.Ending.CLOSE)) {
            process.awaitEnd();
            assertEquals(List.of(), closed(process.findings()));
        }
        long[] after = at(COMMITS, COMMITS);
        after[0] = 2L * COMMITS;
        inspect(after);
    }

    @Test
    @DisplayName("S-01: a process that exits without closing the store leaves what it has committed")
    void exitWithoutClosing() {
        assumeProcesses();
        boolean durable = store().capabilities().contains(Capability.DURABLE);
        endBy(Orders.Ending.EXIT);
        try (RecordStore store = open(Commits.COLLECTIONS)) {
            List<Finding> findings =
                    new ArrayList<>(Inspection.of(store, at(COMMITS, 0)).findings());
            // What a durable store loses is told by the test of S-47.
            findings.removeIf(finding -> durable && finding.rule().equals(Inspection.LOST));
            assertEquals(List.of(), closed(findings));
        }
    }

    @Test
    @DisplayName("S-47: a process that halts at once after a commit leaves what it has committed")
    void haltWithoutClosing() {
        assume(Capability.DURABLE);
        assumeProcesses();
        endBy(Orders.Ending.HALT);
        try (RecordStore store = open(Commits.COLLECTIONS)) {
            List<Finding> lost = Inspection.of(store, at(COMMITS, 0)).findings().stream()
                    .filter(finding -> finding.rule().equals(Inspection.LOST))
                    .toList();
            assertEquals(List.of(), lost);
        }
    }

    @Test
    @DisplayName(
            "S-51: another process commits while the store is open and written to here, and neither disturbs the other")
    void openTwice() {
        assume(Capability.SHARED);
        assumeProcesses();
        RecordStore own = store();
        try (OtherProcess process = start(new long[Commits.ALL], Orders.Ending.CLOSE)) {
            process.await("ready");
            for (int number = 1; number <= COMMITS; number++) {
                own.commit(Commits.batch(Commits.OWN, number));
            }
            process.awaitEnd();
        }
        check(Inspection.of(own, at(COMMITS, COMMITS)), at(COMMITS, COMMITS));
        own.close();
        inspect(at(COMMITS, COMMITS));
    }

    private void endBy(Orders.Ending ending) {
        store().close();
        try (OtherProcess process = start(new long[Commits.ALL], ending)) {
            process.awaitEnd();
        }
    }

    private OtherProcess start(long[] progress, Orders.Ending ending) {
        Processes processes = processes().orElseThrow();
        return processes.start(
                processes.orders(place()).write(progress, COMMITS, ending).inspecting());
    }

    private void inspect(long[] progress) {
        try (RecordStore store = open(Commits.COLLECTIONS)) {
            check(Inspection.of(store, progress), progress);
        }
    }

    private static void check(Inspection inspection, long[] progress) {
        assertEquals(List.of(), closed(inspection.findings()));
        assertArrayEquals(progress, inspection.progress());
    }

    /** Where nothing was killed, what is lost is not there when the store is opened again: S-01. */
    private static List<Finding> closed(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule().equals(Inspection.LOST)
                        ? new Finding(Inspection.REOPENED, finding.message())
                        : finding)
                .toList();
    }

    private static long[] at(long others, long own) {
        long[] progress = new long[Commits.ALL];
        Arrays.fill(progress, others);
        progress[Commits.OWN] = own;
        return progress;
    }
}
