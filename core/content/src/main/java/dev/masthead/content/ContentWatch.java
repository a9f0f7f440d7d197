package dev.masthead.content;

import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a content folder again whenever a file in it changes. It asks the file system in intervals, which works on every
 * one of them; only what has changed is parsed again. A file that is half written when it is read is read again at the
 * next interval. A failure, of the folder or of the consumer, is logged and tried again; it never ends the watch.
 * Thread-safe.
 */
public final class ContentWatch implements AutoCloseable {

    /** The longest interval, so that a change is seen within a second. */
    public static final Duration LONGEST_INTERVAL = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ContentWatch.class);

    private final FolderTree tree;
    private final FolderReader reader;
    private final Consumer<ContentReading> consumer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Map<String, Stamp> delivered = Map.of();
    private boolean anyDelivered;

    ContentWatch(ContentFolder folder, Validator validator, Consumer<ContentReading> consumer) {
        this.tree = folder.tree();
        this.reader = new FolderReader(tree, validator);
        this.consumer = consumer;
    }

    /**
     * Reads the folder, hands the reading to the consumer, and then watches in one thread of its own until it is closed.
     *
     * @param interval from 1 to 500 milliseconds
     * @param threads makes the thread
     * @param consumer called first before this method returns, later from the thread, never twice at a time; what it
     *     throws the first time is thrown here
     * @throws java.io.UncheckedIOException when the folder is not there or cannot be listed
     */
    public static ContentWatch start(
            ContentFolder folder,
            Validator validator,
            Duration interval,
            ThreadFactory threads,
            Consumer<ContentReading> consumer) {
        if (interval.toMillis() < 1 || interval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException(
                    "The interval of a content watch is from 1 to 500 milliseconds, not " + interval.toMillis());
        }
        ContentWatch watch = new ContentWatch(folder, validator, consumer);
        watch.poll();
        threads.newThread(() -> watch.run(interval)).start();
        return watch;
    }

    /** Stops watching; a reading that is under way is still handed out. */
    @Override
    public void close() {
        closed.countDown();
    }

    /** Looks once, and reads when something has changed. */
    void poll() {
        Map<String, Stamp> files = tree.files();
        if (!anyDelivered || !files.equals(delivered)) {
            consumer.accept(reader.read(files));
            delivered = files;
            anyDelivered = true;
        }
    }

    private void run(Duration interval) {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                pollOrLog();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pollOrLog() {
        try {
            poll();
        } catch (RuntimeException e) {
            LOG.warn("The content folder could not be read; trying again at the next interval", e);
        }
    }
}
