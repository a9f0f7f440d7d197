package dev.masthead.forms;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A check that a post does not wait for any longer than a limit. */
final class TimedCheck implements Check {

    private static final Logger LOG = LoggerFactory.getLogger(Defences.class);

    private final Check check;
    private final Duration limit;
    private final Executor executor;

    TimedCheck(Check check, Duration limit, Executor executor) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(
                    "A check needs some time; the limit of '" + check.name() + "' is " + limit);
        }
        this.check = check;
        this.limit = limit;
        this.executor = Objects.requireNonNull(executor, "executor");
    }

    @Override
    public String name() {
        return check.name();
    }

    @Override
    public int weight() {
        return check.weight();
    }

    @Override
    public boolean isSuspicious(Evidence evidence) {
        FutureTask<Boolean> task = new FutureTask<>(() -> check.isSuspicious(evidence));
        executor.execute(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warn("masthead.check.late check={} limit={}", name(), limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            task.cancel(true);
        }
        return false;
    }

    /** What the check itself threw, as if there were no other thread. */
    private static RuntimeException thrown(ExecutionException execution) {
        if (execution.getCause() instanceof Error error) {
            throw error;
        }
        return execution.getCause() instanceof RuntimeException e
                ? e
                : new IllegalStateException("A check threw what it must not");
    }
}
