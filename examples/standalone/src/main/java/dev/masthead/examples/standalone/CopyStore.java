package dev.masthead.examples.standalone;

import dev.masthead.core.RecordStores;
import dev.masthead.spi.RecordStore;
import dev.masthead.web.MastheadBuilder;
import java.io.PrintStream;

/** Copies a magazine from one store into another. */
final class CopyStore {

    private final StoreChoice original;
    private final StoreChoice target;

    CopyStore(StoreChoice original, StoreChoice target) {
        this.original = original;
        this.target = target;
    }

    void run(PrintStream out) {
        try (RecordStore from = original.open();
                RecordStore to = target.create().open()) {
            RecordStores.Copied copied = RecordStores.copy(from, to, MastheadBuilder.COLLECTIONS);
            out.println("Copied " + copied.records() + " records from " + original + " to " + target);
        }
    }
}
