package dev.masthead.examples.standalone;

import dev.masthead.core.Outbox;
import dev.masthead.core.OutboxEntry;
import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.RecordStore;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what left and what did not, the newest first, one JSON object a line; or sends a dead letter again. */
final class PrintDeliveries {

    private static final int CHUNK = 200;

    private final Options options;
    private final StoreChoice store;

    PrintDeliveries(Options options, StoreChoice store) {
        this.options = options;
        this.store = store;
    }

    void to(PrintStream out) throws UsageException {
        List<OutboxEntry.State> states = states();
        Optional<String> id = options.one("resend");
        try (RecordStore open = store.open()) {
            Outbox outbox = Outbox.in(open, InstantSource.system());
            if (id.isPresent()) {
                resend(outbox, id.get(), out);
                return;
            }
            states.forEach(state -> print(outbox, state, out));
        }
    }

    private List<OutboxEntry.State> states() throws UsageException {
        if (options.one("state").isEmpty()) {
            return List.of(OutboxEntry.State.values());
        }
        if (options.one("resend").isPresent()) {
            throw new UsageException("Either --state or --resend, not both.");
        }
        return List.of(OutboxEntry.State.valueOf(
                options.choice("state", "dead", "pending", "delivered").toUpperCase(Locale.ROOT)));
    }

    /** A magazine that is being served finds it within a second. */
    private static void resend(Outbox outbox, String id, PrintStream out) {
        if (!outbox.resend(id)) {
            throw new IllegalArgumentException(
                    "No dead delivery has this id; 'deliveries --state dead' lists those that there are.");
        }
        outbox.find(id).map(Outbox::json).ifPresent(out::println);
    }

    private static void print(Outbox outbox, OutboxEntry.State state, PrintStream out) {
        Optional<Cursor> next = Optional.empty();
        do {
            Outbox.Slice slice = outbox.newest(state, CHUNK, next);
            slice.entries().stream().map(Outbox::json).forEach(out::println);
            next = slice.next();
        } while (next.isPresent());
    }
}
