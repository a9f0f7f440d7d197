package dev.masthead.core;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Interrupts deliveries that take too long, and nothing that comes after them. Thread-safe. */
final class TimeLimits implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    TimeLimits(ThreadFactory threads) {
        this.timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    Deliverer.Delivering within(Duration time, Deliverer.Delivering delivering) {
        return () -> {
            Watch watch = new Watch(Thread.currentThread());
            watches.add(watch);
            Future<?> alarm = timer.schedule(watch::interrupt, time.toNanos(), TimeUnit.NANOSECONDS);
            try {
                return delivering.run();
            } finally {
                watch.end();
                watches.remove(watch);
                alarm.cancel(false);
            }
        };
    }

    /** Interrupts every delivery under way. */
    void interruptAll() {
        watches.forEach(Watch::interrupt);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One delivery under way. An interrupt reaches it or nobody: the thread goes on to the store. */
    private static final class Watch {

        private final Thread thread;
        private boolean ended;

        Watch(Thread thread) {
            this.thread = thread;
        }

        synchronized void interrupt() {
            if (!ended) {
                thread.interrupt();
            }
        }

        synchronized void end() {
            ended = true;
            // What is pending was meant for the delivery.
            boolean ignored = Thread.interrupted();
        }
    }
}
