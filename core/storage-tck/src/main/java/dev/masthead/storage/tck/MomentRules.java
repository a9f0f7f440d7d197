package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Batch;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** S-11, S-40: what readers see of one moment while others write. */
abstract class MomentRules extends Rules {

    private static final int RECORDS = 20;
    private static final int ROUNDS = 250;
    private static final int HANDOVERS = 20;

    MomentRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-40: a page shows the records as they were when its index had them, in that order")
    void indexAndPayloads() {
        store().commit(swapped(0));
        AtomicBoolean finished = new AtomicBoolean();
        try (Race race = new Race(3)) {
            race.run(runner -> () -> {
                try {
                    for (int version = 1; runner == 0 && version <= ROUNDS; version++) {
                        store().commit(swapped(version));
                    }
                } finally {
                    finished.compareAndSet(false, runner == 0);
                }
                String section = runner == 1 ? "left" : "right";
                Query query = Collections.articles("in_section_by_moment")
                        .equal("section", section)
                        .build();
                while (runner > 0 && !finished.get()) {
                    assertOneMoment(query, section);
                }
                return runner;
            });
        }
    }

    /** Half of the records are in each section; with each version they change sides, and are in another order. */
    private static Batch swapped(int version) {
        return new Batch(IntStream.range(0, RECORDS)
                .<Write>mapToObj(i -> new Write.Put(
                        "articles",
                        "r" + i,
                        Sample.of("section", section(i, version))
                                .and("moment", KeyValue.of(Instant.ofEpochSecond(moment(i, version))))
                                .payload(),
                        version))
                .toList());
    }

    private static String section(long record, long version) {
        return (record + version) % 2 == 0 ? "left" : "right";
    }

    private static long moment(long record, long version) {
        return (record * 13 + version * 7) % RECORDS;
    }

    /** Cheaply, from ids and versions: the sooner a reader asks again, the more it sees. */
    private void assertOneMoment(Query query, String section) {
        List<StoredRecord> page = store().query(query).records();
        assertEquals(RECORDS / 2, page.size(), "one page shows two moments");
        long last = -1;
        for (StoredRecord record : page) {
            long number = Long.parseLong(record.id().substring(1));
            long replaced = record.version() - 1;
            long moment = moment(number, replaced);
            if (!section.equals(section(number, replaced)) || moment <= last) {
                throw new AssertionFailedError("The index is of one moment, the records are of another: " + record.id()
                        + " v" + record.version() + " in " + page);
            }
            last = moment;
        }
    }

    @Test
    @DisplayName("S-40: wherever a commit is in its work, readers see all of the old or all of the new")
    void halfWay() throws Exception {
        try (Parking parking = new Parking()) {
            RecordStore store = open(parking.spec());
            store.commit(parking.batch(0));
            for (int call = 0; call < 12; call++) {
                parking.assertWhole(store, call);
            }
        }
    }

    @Test
    @DisplayName("S-11: what one thread has read before, it reads anew when another has committed")
    void handedOver() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < HANDOVERS; i++) {
                String id = "r" + i;
                int before = i;
                answer(other.submit(() -> assertTagged(id, before, false)));
                insert(id, Sample.of("tag", "handed"));
                answer(other.submit(() -> assertTagged(id, before + 1, true)));
            }
        } finally {
            other.shutdownNow();
        }
    }

    private static void answer(Future<?> future) throws Exception {
        try {
            future.get(1, TimeUnit.HOURS);
        } catch (ExecutionException e) {
            throw new AssertionFailedError("The other thread: " + e.getCause(), e.getCause());
        }
    }

    private void assertTagged(String id, int size, boolean there) {
        assertEquals(there, store().get("articles", id).isPresent());
        assertEquals(
                size,
                ids(Collections.articles("tagged").equal("tag", "handed").limit(100))
                        .size());
        assertEquals(
                size,
                store().count(
                                Collections.articles("tagged")
                                        .equal("tag", "handed")
                                        .build(),
                                100));
    }
}
