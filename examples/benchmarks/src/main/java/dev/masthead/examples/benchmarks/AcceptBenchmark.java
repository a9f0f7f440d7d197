package dev.masthead.examples.benchmarks;

import dev.masthead.core.Outbox;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Deliveries;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.Outcome;
import dev.masthead.forms.Post;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.Validators;
import dev.masthead.spi.RecordStore;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Accepted posts per second: a contact form of 2 KB decoded, checked, judged and committed with one outbox entry, beside
 * raw JDBC that only inserts the same rows into the same tables, one transaction for each post, on one connection and on a
 * pool of eight.
 *
 * <p>Arguments: those of {@link StorageBenchmark}.
 */
public final class AcceptBenchmark {

    private static final int POOL = 8;

    private final Engine engine;
    private final ValidatorFactory validators = Validators.withoutExpressions();
    private final byte[] body = SamplePost.body("contact");

    private AcceptBenchmark(Engine engine) {
        this.engine = engine;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Engine engine = Engine.of(args);
        Race.of(args).run(new AcceptBenchmark(engine).entries());
        engine.clear();
    }

    private List<Race.Entry> entries() {
        List<Race.Entry> entries = new ArrayList<>();
        entries.add(new Race.Entry("raw", 1, () -> raw(1)));
        entries.add(new Race.Entry("masthead", 1, this::masthead));
        entries.add(new Race.Entry("raw", POOL, () -> raw(1)));
        entries.add(new Race.Entry("raw pool", POOL, () -> raw(POOL)));
        entries.add(new Race.Entry("masthead", POOL, this::masthead));
        return entries;
    }

    private RecordStore store() throws SQLException, IOException {
        return engine.store(Submissions.COLLECTION, Outbox.COLLECTION);
    }

    private Contender masthead() throws SQLException, IOException {
        RecordStore store = store();
        Intake intake = Intake.builder(
                        store, Forms.standard(), ServerSecret.of(new byte[32]), validators.getValidator())
                .withoutRate()
                .deliveries(Deliveries.to(List.of("mail")), () -> {})
                .build();
        return new Contender() {
            @Override
            public void commit() {
                Outcome outcome = intake.receive("contact", post());
                if (!(outcome instanceof Outcome.Accepted)) {
                    throw new IllegalStateException("Not accepted: " + outcome.getClass());
                }
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    private Post post() {
        return Post.builder()
                .fields(SamplePost.decoded(body))
                .secFetchSite(Optional.of("same-origin"))
                .idempotencyKey(Optional.of(UUID.randomUUID().toString()))
                .build();
    }

    private Contender raw(int connections) throws SQLException, IOException {
        // The store makes its tables.
        store().close();
        String payload = "{\"values\":\"" + SamplePost.message().replace("\r\n", "\\n") + "x".repeat(500) + "\"}";
        return new RawPool(engine, connections, () -> rows(payload));
    }

    private List<RawPool.Insertion> rows(String payload) {
        long millis = System.currentTimeMillis();
        long now = TimeUnit.MILLISECONDS.toMicros(millis);
        String chance = UUID.randomUUID().toString();
        String receipt = HexFormat.of().toHexDigits(millis, 12) + chance.substring(16);
        String key = "key:" + chance + chance.substring(8);
        List<RawPool.Insertion> rows = new ArrayList<>();
        rows.add(insertion(
                "submissions",
                "id,version,received_at,form,state,payload",
                receipt,
                1L,
                now,
                "contact",
                "new",
                payload));
        rows.add(insertion("submissions$unique$idempotency", "idempotency,id", key, receipt));
        rows.add(insertion(
                "outbox",
                "id,version,channel,subject,state,due_at,created_at,changed_at,payload",
                receipt + ":mail",
                1L,
                "mail",
                receipt,
                "pending",
                now,
                now,
                now,
                "x".repeat(300)));
        return rows;
    }

    private RawPool.Insertion insertion(String table, String columns, Object... values) {
        String parameters = "?,".repeat(values.length - 1) + "?";
        return new RawPool.Insertion(
                "INSERT INTO " + engine.table(table) + " (" + columns + ") VALUES (" + parameters + ")",
                List.of(values));
    }
}
