package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opentest4j.AssertionFailedError;

/**
 * Crashes of the server that keeps the data, under writers that go on as soon as it is back: they commit again, under
 * the same ids, what has an unknown outcome.
 */
abstract class KilledServerRules extends CrashRules {

    private static final String UNKNOWN_OUTCOME = "S-46";
    private static final int ACKNOWLEDGEMENTS_AFTER = 50;

    KilledServerRules(RecordStoreContract contract) {
        super(contract);
    }

    @Override
    Map<String, String> judged() {
        Map<String, String> judged = new TreeMap<>(super.judged());
        judged.put(UNKNOWN_OUTCOME, "writers that lose the server in a commit go on when they commit it again");
        return judged;
    }

    @Override
    void assumeApplicable() {
        assumeTrue(
                processes().flatMap(Processes::server).isPresent(),
                "the kit was not told how to kill a server; see Processes.server");
    }

    @Override
    Orders orders(Orders write) {
        return write.retrying();
    }

    @Override
    List<Finding> crash(OtherProcess writers) throws Exception {
        KillableServer server = processes().flatMap(Processes::server).orElseThrow();
        server.kill();
        server.start();
        try {
            writers.awaitAcknowledgements(ACKNOWLEDGEMENTS_AFTER);
            return List.of();
        } catch (AssertionFailedError e) {
            return List.of(new Finding(UNKNOWN_OUTCOME, String.valueOf(e.getMessage())));
        } finally {
            writers.kill();
        }
    }
}
