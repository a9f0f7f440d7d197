package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.UnknownOutcomeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A place with a store whose calls of JDBC can fail, what should be in it, and what is looked at after a failure. */
final class FaultBench implements AutoCloseable {

    /** Something that can fail in the middle. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    /** What became of a batch. */
    enum Outcome {
        ACKNOWLEDGED,
        REFUSED,
        FAILED,
        UNKNOWN
    }

    private final FaultyEngine engine;
    final FailingCalls calls = new FailingCalls();
    final FailingPool pool;
    private final StoreSettings settings;
    private final Connection auditor;
    private final Audit audit;
    private Press press = Press.empty();
    private long tried;

    FaultBench(FaultyEngine engine, String prefix) throws SQLException {
        this.engine = engine;
        this.pool = new FailingPool(engine, calls);
        this.settings = StoreSettings.none().with("prefix", prefix);
        this.auditor = engine.connect();
        this.audit = new Audit(auditor, prefix);
    }

    StoreSettings settings() {
        return settings;
    }

    Press press() {
        return press;
    }

    /** How many calls have failed. */
    long tried() {
        return tried;
    }

    RecordStore open(List<CollectionSpec> collections) {
        return JdbcStorage.on(pool).open(settings, collections);
    }

    /** Empties the place. */
    void clear() throws SQLException {
        audit.clear();
        press = Press.empty();
    }

    /** Attempts something with each fault at each of its calls, until it goes through without reaching the fault. */
    void everyCall(Step prepare, Step attempt, Step check) {
        for (Fault fault : Fault.values()) {
            int n = 0;
            do {
                n++;
            } while (reaches(n, fault, true, prepare, attempt, check));
        }
    }

    /** The same, of the calls that surely reach the database. */
    void everySureCall(Step prepare, Step attempt, Step check) {
        for (Fault fault : Fault.values()) {
            int n = 0;
            do {
                n++;
            } while (reaches(n, fault, false, prepare, attempt, check));
        }
    }

    /** The same for what takes long: one fault at each call, and the next fault at the next call. */
    void everySureCallInTurn(Step prepare, Step attempt, Step check) {
        List<Fault> faults = List.of(Fault.values());
        int n = 0;
        do {
            n++;
        } while (reaches(n, faults.get(n % faults.size()), false, prepare, attempt, check));
    }

    private boolean reaches(int n, Fault fault, boolean ofAll, Step prepare, Step attempt, Step check) {
        try {
            prepare.run();
            calls.failAt(n, fault, ofAll);
            attempt.run();
            boolean reached = stop() > 0;
            check.run();
            return reached;
        } catch (SQLException | RuntimeException | AssertionError e) {
            throw new AssertionError("After " + calls.lastFailed(), e);
        }
    }

    /** Ends the faults. */
    int stop() {
        int failed = calls.stop();
        tried += failed;
        return failed;
    }

    /** Runs what may fail as broken storage does, and only when something was planted. */
    boolean passes(Runnable action) {
        int before = calls.failed();
        try {
            action.run();
            return true;
        } catch (StoreException e) {
            assertEquals(StoreException.class, e.getClass(), "a verdict that is none: " + e.getMessage());
            assertTrue(calls.failed() > before, "nothing was planted: " + e.getMessage() + ", " + e.getCause());
            return false;
        }
    }

    /** Commits what is fine, and looks whether the answer is true. */
    void moveOn(RecordStore store) throws SQLException {
        commitsTo(store, press.next(), press.moved());
    }

    /** The same with a batch of one write. */
    void count(RecordStore store) throws SQLException {
        commitsTo(store, press.alone(), press.counted());
    }

    private void commitsTo(RecordStore store, Batch batch, Press moved) throws SQLException {
        Outcome outcome = commit(store, batch);
        assertTrue(outcome != Outcome.REFUSED, "refused for nothing");
        assertFalse(outcome == Outcome.FAILED && audit.holds(moved), "failed, and is there");
        if (outcome == Outcome.ACKNOWLEDGED || (outcome == Outcome.UNKNOWN && audit.holds(moved))) {
            press = moved;
        }
        assertTrue(audit.holds(press), outcome + ", and the tables hold something else");
    }

    /** Commits what is to be refused. */
    void isRefused(RecordStore store, Batch batch) throws SQLException {
        Outcome outcome = commit(store, batch);
        assertTrue(outcome != Outcome.ACKNOWLEDGED, "acknowledged what breaks a rule");
        assertTrue(audit.holds(press), outcome + ", and the tables hold something else");
    }

    private Outcome commit(RecordStore store, Batch batch) {
        int before = calls.failed();
        try {
            store.commit(batch);
            return Outcome.ACKNOWLEDGED;
        } catch (ConflictException | DuplicateKeyException e) {
            return Outcome.REFUSED;
        } catch (StoreException e) {
            assertTrue(calls.failed() > before, "nothing was planted: " + e);
            return e instanceof UnknownOutcomeException ? Outcome.UNKNOWN : Outcome.FAILED;
        }
    }

    /** Without faults: the records are what they should be, in the tables and through every index. */
    void isWhole(RecordStore store, List<CollectionSpec> collections) throws SQLException {
        assertTrue(audit.holds(press), "the tables hold something else");
        audit.indexesAgree(store, press, collections);
        assertEquals(List.of(), pool.complaints());
        assertTrue(pool.lent() <= engine.kept(), "borrowed connections");
    }

    /** The host has all of its connections back, as they were. */
    void hasAllBack() {
        assertEquals(0, pool.lent(), "borrowed connections");
        assertEquals(List.of(), pool.complaints());
    }

    @Override
    public void close() throws SQLException {
        auditor.close();
        pool.close();
    }
}
