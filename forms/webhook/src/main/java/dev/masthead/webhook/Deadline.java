package dev.masthead.webhook;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes connections that take too long: a receiver that reads or writes byte by byte resets every other time limit. */
final class Deadline {

    private final ScheduledThreadPoolExecutor timer;

    Deadline() {
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "masthead-webhook-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        // The thread ends when nothing is under way, so there is nothing to close.
        timer.allowCoreThreadTimeOut(true);
    }

    /** Closes the connection when the time is over; cancelled by whoever is done before. */
    Future<?> closing(Closeable connection, Duration time) {
        return timer.schedule(() -> close(connection), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void close(Closeable connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // Whoever uses it meets the same failure.
        }
    }
}
