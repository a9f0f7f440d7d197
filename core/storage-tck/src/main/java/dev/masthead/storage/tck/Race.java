package dev.masthead.storage.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.opentest4j.AssertionFailedError;

/** Lets several threads do their work at the same moment. */
final class Race implements AutoCloseable {

    /** The time limit of the test ends it long before. */
    private static final long GIVE_UP_AFTER_SECONDS = 3_600;

    private final ExecutorService threads;
    private final int runners;

    Race(int runners) {
        this.runners = runners;
        this.threads = Executors.newFixedThreadPool(runners, Race::daemon);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "masthead-storage-tck-runner");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts each runner when all are ready; gives their results in order, or the first failure. */
    <T> List<T> run(IntFunction<Callable<T>> runner) {
        CountDownLatch ready = new CountDownLatch(runners);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < runners; i++) {
            Callable<T> work = runner.apply(i);
            running.add(threads.submit(() -> {
                ready.countDown();
                await(ready);
                return work.call();
            }));
        }
        return running.stream().map(Race::result).toList();
    }

    /** Spins, so that all start within a moment that is shorter than what it takes to wake a thread. */
    private static void await(CountDownLatch ready) {
        for (int spins = 0; ready.getCount() > 0; spins++) {
            if (spins % 64 == 63) {
                LockSupport.parkNanos(1);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get(GIVE_UP_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionFailedError("A runner failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionFailedError("A runner hangs", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionFailedError("Interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
