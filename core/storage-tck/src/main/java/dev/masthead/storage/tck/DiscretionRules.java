package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.RecordStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a store tells when it refuses: never a payload, a key's value or the value of a setting. */
abstract class DiscretionRules extends Rules {

    private static final String SECRET = "TopSecret";
    private static final String PAYLOAD =
            Sample.of("slug", SECRET).and("section", SECRET).body(SECRET).payload();

    DiscretionRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-43: a commit that is refused or done tells no value and no payload, in no exception and no log")
    void commits() {
        store();
        String told = toldBy(
                () -> store().commit(inserting("articles", "a", PAYLOAD)),
                () -> store().commit(inserting("articles", "a", PAYLOAD)),
                () -> store().commit(inserting("articles", "b", PAYLOAD)),
                () -> store().commit(inserting("nowhere", "a", PAYLOAD)),
                () -> store().commit(Batch.builder()
                        .replace("articles", "a", 7, PAYLOAD)
                        .build()),
                store()::close,
                () -> store().commit(inserting("articles", "c", PAYLOAD)));
        assertFalse(told.contains(SECRET), told);
    }

    @Test
    @DisplayName("S-07: a wrong query tells none of its values, in no exception and no log")
    void queries() {
        KeyValue secret = KeyValue.of(SECRET);
        String told = toldBy(
                () -> store().query(articles("in_section").equal("tag", secret).build()),
                () -> store().query(articles("by_score").from(secret).build()),
                () -> store().count(articles("by_score").to(secret).build(), 5),
                () -> store().query(articles("by_score")
                        .after(new Cursor(Optional.of(secret), "i"))
                        .build()),
                () -> store().count(articles("nothing").equal("tag", secret).build(), 5));
        assertFalse(told.contains(SECRET), told);
    }

    @Test
    @DisplayName("S-05: an unknown setting's value is in no cause and no log, whatever the setting's name")
    void settings() {
        store().close();
        for (String name : List.of("a", "nonesuch", "zz")) {
            IllegalArgumentException refusal = assertThrows(
                    IllegalArgumentException.class, () -> open(place().with(name, SECRET), Collections.ALL));
            assertFalse(trace(refusal).contains(SECRET), name);
        }
    }

    @Test
    @DisplayName("S-03: an opening that is refused does not tell the value that two records have")
    void refusedOpening() {
        assume(Capability.PERSISTENT);
        store().close();
        CollectionSpec free = secrets().key("slug", KeyType.TEXT).build();
        try (RecordStore store = open(free)) {
            store.commit(inserting("secrets", "a", PAYLOAD));
            store.commit(inserting("secrets", "b", PAYLOAD));
        }
        CollectionSpec unique = secrets().uniqueKey("slug", KeyType.TEXT).build();
        assertThrows(DuplicateKeyException.class, () -> open(unique));
        String told = toldBy(() -> open(unique));
        assertFalse(told.contains(SECRET), told);
    }

    private static CollectionSpec.Builder secrets() {
        return CollectionSpec.named("secrets").keysOf(Sample.reading("slug"));
    }

    /** All that is printed and logged meanwhile, and the exceptions with their causes. */
    private static String toldBy(Runnable... calls) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        Handler handler = new Recording(new PrintStream(told, true, StandardCharsets.UTF_8));
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            StringBuilder traces = new StringBuilder();
            for (Runnable call : calls) {
                traces.append(traceOf(call));
            }
            return traces + told.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
            System.setErr(err);
            root.removeHandler(handler);
        }
    }

    private static String traceOf(Runnable call) {
        try {
            call.run();
            return "";
        } catch (RuntimeException e) {
            return trace(e);
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    /** Keeps what is logged at any level. */
    private static final class Recording extends Handler {

        private final PrintStream out;

        private Recording(PrintStream out) {
            this.out = out;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            out.println(logged.getMessage());
            Object[] parameters = logged.getParameters();
            for (Object parameter : parameters == null ? new Object[0] : parameters) {
                out.println(parameter);
            }
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(out);
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
