package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opentest4j.AssertionFailedError;

/** Whether another process that is given a place's settings opens the very same data. */
final class Reach {

    static final CollectionSpec COLLECTION = CollectionSpec.named("reached").build();

    /** What is committed here, and what is committed there. */
    static final String HERE = "here";

    static final String THERE = "there";

    private static final String WHAT_TO_DO =
            "\nThe place must be in the settings that fresh() gives, and open() must need nothing else: the kit makes"
                    + " the test class anew in another process, by its constructor without parameters. Otherwise override"
                    + " processes(): Optional.of(Processes.opening(provider)), or Optional.empty() when no other process"
                    + " can open the store; then crashes are not tested.";

    private Reach() {}

    /** What is wrong, and what to do; empty when nothing is. Leaves no store open. */
    static Optional<String> failure(
            Processes processes, StoreSettings place, Function<List<CollectionSpec>, RecordStore> opening) {
        try (RecordStore store = opening.apply(List.of(COLLECTION))) {
            leave(store, HERE);
        }
        boolean found;
        try (OtherProcess process = processes.start(processes.orders(place).reaching())) {
            found = process.awaitAnswer("there");
            process.awaitEnd();
        } catch (AssertionFailedError e) {
            return Optional.of("Another process cannot open the store: " + e.getMessage() + WHAT_TO_DO);
        }
        if (!found) {
            return Optional.of("What was committed here, before the store was closed, is not there when another process"
                    + " opens it with the same settings: it is not durable, or it is elsewhere." + WHAT_TO_DO);
        }
        try (RecordStore store = opening.apply(List.of(COLLECTION))) {
            return isThere(store, THERE)
                    ? Optional.empty()
                    : Optional.of(
                            "What another process committed before it closed the store is not there." + WHAT_TO_DO);
        }
    }

    static void leave(RecordStore store, String id) {
        store.commit(Rules.inserting(COLLECTION.name(), id, "{}"));
    }

    static boolean isThere(RecordStore store, String id) {
        return store.get(COLLECTION.name(), id).isPresent();
    }
}
