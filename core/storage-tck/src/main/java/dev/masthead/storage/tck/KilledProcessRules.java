package dev.masthead.storage.tck;

import java.util.List;

/** Crashes of the process that writes. */
abstract class KilledProcessRules extends CrashRules {

    KilledProcessRules(RecordStoreContract contract) {
        super(contract);
    }

    @Override
    void assumeApplicable() {
        // Wherever there is another process.
    }

    @Override
    Orders orders(Orders write) {
        return write;
    }

    @Override
    List<Finding> crash(OtherProcess writers) {
        writers.kill();
        return List.of();
    }
}
