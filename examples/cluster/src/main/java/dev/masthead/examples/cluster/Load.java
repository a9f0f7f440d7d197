package dev.masthead.examples.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that repeat one step each, over and over, from {@link #start} to {@link #stop}. Not thread-safe. */
final class Load {

    /** A magazine's readers do not come faster, and a node that comes back must be able to catch up. */
    private static final Duration PACE = Duration.ofMillis(10);

    private static final Duration LAST_STEP = Duration.ofSeconds(90);

    private final List<Step> steps;
    private final GapClock clock;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean going;

    /**
     * Makes a load; nothing runs yet.
     *
     * @param steps one for each thread
     * @param clock counts the steps' successes
     */
    Load(List<? extends Step> steps, GapClock clock) {
        this.steps = List.copyOf(steps);
        this.clock = clock;
        this.threads = Executors.newFixedThreadPool(steps.size(), task -> {
            Thread thread = new Thread(task, "load");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        going = true;
        clock.start();
        steps.forEach(step -> running.add(threads.submit(() -> repeat(step))));
    }

    /** Lets each thread finish its step: nothing is left without an outcome. */
    void stop() throws InterruptedException {
        going = false;
        try {
            for (Future<?> thread : running) {
                thread.get(LAST_STEP.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The load broke", e.getCause());
        } catch (TimeoutException e) {
            running.forEach(thread -> thread.cancel(true));
            throw new IllegalStateException("The service did not resume within " + LAST_STEP.toSeconds() + " s", e);
        } finally {
            running.clear();
            clock.stop();
        }
    }

    GapClock clock() {
        return clock;
    }

    private Void repeat(Step step) throws InterruptedException {
        while (going) {
            step.run();
            Thread.sleep(PACE.toMillis());
        }
        return null;
    }

    /** One piece of work; returns when it has succeeded, however long that takes. */
    interface Step {
        void run() throws InterruptedException;
    }
}
