package dev.masthead.storage.jdbc;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Counts calls of JDBC, and decides which of them fail. For one thread. */
final class FailingCalls {

    private static final Pattern SURE =
            Pattern.compile("getConnection|Connection\\.(prepareStatement|commit|close|setAutoCommit)|.*execute.*");

    private Supplier<Optional<Fault>> plan = Optional::empty;
    private int count;
    private boolean countsAll = true;
    private boolean isPaused;
    private int failed;
    private String lastFailed = "none";

    /** Lets the n-th call from now fail, of all or of those that surely reach the database, and none behind it. */
    void failAt(int n, Fault fault, boolean ofAll) {
        start(() -> count == n ? Optional.of(fault) : Optional.empty());
        countsAll = ofAll;
    }

    /** Asks the plan at each call from now. */
    void start(Supplier<Optional<Fault>> newPlan) {
        count = 0;
        countsAll = true;
        failed = 0;
        lastFailed = "none";
        plan = newPlan;
    }

    /** Something that calls JDBC. */
    @FunctionalInterface
    interface Action<T, E extends Exception> {
        T run() throws E;
    }

    /** Does something while no call fails or is counted, and goes on with the plan. */
    <T, E extends Exception> T withoutFailing(Action<T, E> action) throws E {
        isPaused = true;
        try {
            return action.run();
        } finally {
            isPaused = false;
        }
    }

    /** Lets no call fail any more, and gives how many have. */
    int stop() {
        plan = Optional::empty;
        return failed;
    }

    /** How many have failed since the start. */
    int failed() {
        return failed;
    }

    /** Which call failed last, for messages. */
    String lastFailed() {
        return lastFailed;
    }

    /** Counts a call, and says whether it fails. */
    Optional<Fault> next(String call) {
        if (isPaused || (!countsAll && !SURE.matcher(call).matches())) {
            return Optional.empty();
        }
        count++;
        Optional<Fault> fault = plan.get();
        fault.ifPresent(planned -> {
            failed++;
            lastFailed = planned + " at " + call + ", call " + count;
        });
        return fault;
    }
}
