package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.masthead.core.RecordStores;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.Outcome;
import dev.masthead.forms.Post;
import dev.masthead.forms.Selection;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.Validators;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.jdbc.PostgresServer;
import dev.masthead.storage.jdbc.Servers;
import dev.masthead.web.MastheadBuilder;
import jakarta.validation.ValidatorFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Equal content that reaches two nodes while one deduplication window ends and the next begins: one node is on this side of the
 * edge, the other one beyond, as each has its own clock.
 */
@ExtendWith(Servers.class)
class WindowEdgeIT {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final Instant EDGE = Instant.parse("2026-05-04T10:30:00Z");
    private static final int AT_ONCE = 8;
    private static final List<Duration> DISTANCES = List.of(
            Duration.ofNanos(1_000),
            Duration.ofMillis(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1),
            WINDOW.dividedBy(2));

    private final PostgresServer postgres;
    private final ValidatorFactory validators = Validators.withoutExpressions();
    private final ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
    private Instant here = EDGE;
    private Instant there = EDGE;

    WindowEdgeIT(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @AfterEach
    void close() {
        readers.shutdownNow();
        validators.close();
    }

    @Test
    void equalContentIsOneSubmissionOnSqlite(@TempDir Path folder) throws Exception {
        String file = folder.resolve("magazine.sqlite").toString();
        assertOneEach("sqlite", StoreSettings.of(Map.of("path", file)));
    }

    @Test
    void equalContentIsOneSubmissionOnPostgres() throws Exception {
        assertOneEach("postgresql", postgres.freshPlace());
    }

    private void assertOneEach(String name, StoreSettings place) throws Exception {
        try (RecordStore first = RecordStores.open(name, place, MastheadBuilder.COLLECTIONS);
                RecordStore second = RecordStores.open(name, place, MastheadBuilder.COLLECTIONS)) {
            List<Intake> nodes = List.of(node(first, true), node(second, false));
            int contents = 0;
            for (Duration distance : DISTANCES) {
                for (int round = 0; round < 20; round++) {
                    assertOne(nodes, distance, "Message " + contents);
                    contents++;
                    assertEquals(2 * contents, stored(second));
                }
            }
        }
    }

    private Intake node(RecordStore store, boolean isHere) {
        return Intake.builder(store, Forms.standard(), ServerSecret.of(new byte[32]), validators.getValidator())
                .clock(() -> isHere ? here : there)
                .withoutRate()
                .build();
    }

    /** One across the edge; none more when a window has passed; a second one when two have. */
    private void assertOne(List<Intake> nodes, Duration distance, String message) throws Exception {
        here = EDGE.minus(distance);
        there = EDGE.plus(distance);
        Set<String> receipts = atOnce(nodes, message);
        assertEquals(1, receipts.size(), () -> distance + " from the edge: " + receipts);
        here = EDGE.plus(WINDOW).minus(distance);
        there = here;
        assertEquals(receipts, atOnce(nodes, message));
        here = EDGE.plus(WINDOW.multipliedBy(2));
        there = here;
        Set<String> later = atOnce(nodes, message);
        assertEquals(1, later.size());
        assertNotEquals(receipts, later);
    }

    private Set<String> atOnce(List<Intake> nodes, String message) throws Exception {
        Post post = Post.builder()
                .secFetchSite(Optional.of("same-origin"))
                .field("name", "Ada")
                .field("email", "ada@example.org")
                .field("message", message)
                .build();
        List<Callable<Outcome>> posts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Intake node = nodes.get(i % nodes.size());
            posts.add(() -> node.receive("contact", post));
        }
        Set<String> receipts = new HashSet<>();
        for (Future<Outcome> outcome : readers.invokeAll(posts)) {
            receipts.add(assertInstanceOf(Outcome.Accepted.class, outcome.get()).receipt());
        }
        return receipts;
    }

    private static int stored(RecordStore store) {
        return Submissions.in(store)
                .newest(Selection.all(), 1_000)
                .submissions()
                .size();
    }
}
