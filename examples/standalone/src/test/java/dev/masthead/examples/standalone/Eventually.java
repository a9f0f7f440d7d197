package dev.masthead.examples.standalone;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Asks again and again until the answer is yes. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long BREATH_MILLIS = 20;

    private Eventually() {}

    static void holds(String what, Callable<Boolean> question) throws Exception {
        if (!within(PATIENCE, question)) {
            throw new AssertionError("After " + PATIENCE.toSeconds() + " s it is still not so: " + what);
        }
    }

    static boolean within(Duration patience, Callable<Boolean> question) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean yes = question.call();
        while (!yes && System.nanoTime() < deadline) {
            Thread.sleep(BREATH_MILLIS);
            yes = question.call();
        }
        return yes;
    }
}
