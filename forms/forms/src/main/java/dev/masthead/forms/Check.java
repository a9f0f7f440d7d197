package dev.masthead.forms;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * One reason to suspect a post. A suspicion never drops a post: when the weights of all reasons reach {@link
 * Defences#threshold()}, the post is stored apart for the editors, and the reader gets the same answer as always.
 *
 * @implSpec Thread-safe, and quick: it runs in the reader's request, so it takes time in proportion to what was sent and
 *     calls no other machine. Nothing ends a check that takes too long, as that costs a thread for each post: one that asks
 *     another machine, a database, or anything else that may hang, is given {@link #within a limit}. A check that throws
 *     counts as no suspicion; the log then names the check and the kind of exception, and nothing of the post.
 */
public interface Check {

    /** The reason that it gives: 1 to 40 lower-case letters, digits and hyphens, unique and stable, as it is stored. */
    String name();

    /** How much it counts, 0 to {@value Defences#MAX_WEIGHT}; {@value Defences#THRESHOLD} quarantines by itself. */
    int weight();

    /** Whether a post that is otherwise valid is suspicious. */
    boolean isSuspicious(Evidence evidence);

    /**
     * A check made of a condition.
     *
     * @param name see {@link #name()}
     * @param weight see {@link #weight()}
     */
    static Check of(String name, int weight, Predicate<Evidence> condition) {
        return new WeighedCheck(name, weight, condition);
    }

    /**
     * This check, run by another thread, for which a reader's post waits no longer than this. A check that is late is
     * interrupted and counts as no suspicion, and so does one for which there is no thread; the log then names the check.
     *
     * @param limit more than nothing; with several such checks, a post may wait for each in turn
     * @param executor runs it: the host's, to be closed after the magazine. As many threads as posts at once are enough; with a
     *     bounded number of threads and no queue, a machine that hangs holds up no more than those.
     */
    default Check within(Duration limit, Executor executor) {
        return new TimedCheck(this, limit, executor);
    }
}
