package dev.masthead.storage.tck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Another JVM that runs {@link StoreProcess}, seen from here: what it says, and its end. For one thread. */
final class OtherProcess implements AutoCloseable {

    /** A bound against hanging for ever; no test depends on it otherwise. */
    private static final long GIVE_UP_AFTER_SECONDS = 180;

    private static final long GIVE_UP_ON_PARENT_AFTER_SECONDS = 10;
    private static final int LINES_OF_ERRORS = 40;
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Deque<String> errors = new ArrayDeque<>();
    private final long[] acknowledged = new long[Commits.ALL];
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable ProcessHandle jvm;
    private boolean ended;
    private boolean failed;
    private boolean mayFail;

    private OtherProcess(Process process) {
        this.process = process;
        reading("output", () -> readLines(process.getInputStream(), lines::add, () -> lines.add(END)));
        reading("errors", () -> readLines(process.getErrorStream(), this::keep, () -> {}));
    }

    static OtherProcess start(List<String> prefix, List<String> options, Class<?> opener, Orders orders) {
        List<String> command = JavaCommand.of(prefix, options, opener);
        try {
            OtherProcess process = new OtherProcess(new ProcessBuilder(command).start());
            try (OutputStream in = process.process.getOutputStream()) {
                orders.writeTo(in);
            }
            return process;
        } catch (IOException e) {
            throw new AssertionFailedError("Another process could not be started with " + command.get(0), e);
        }
    }

    /** Waits until the other process has said that. */
    void await(String line) {
        readUntil(said -> said.equals(line));
    }

    /** Waits for so many acknowledgements. */
    void awaitAcknowledgements(int count) {
        int[] more = {count};
        readUntil(said -> said.startsWith("a ") && --more[0] == 0);
    }

    /** Waits until the other process has said yes or no to this. */
    boolean awaitAnswer(String question) {
        String yes = question + " true";
        boolean[] answer = {false};
        readUntil(said -> {
            answer[0] = said.equals(yes);
            return said.startsWith(question + " ");
        });
        return answer[0];
    }

    /** Waits for the next line of this beginning; false when the other process has ended, or failed, before. */
    boolean awaitOrEnd(String beginning) {
        while (!ended && !failed) {
            if (next().startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    /** The files that it has open now; none before it has said who it is. */
    WrittenFiles files() {
        return WrittenFiles.of(Optional.ofNullable(jvm).map(ProcessHandle::pid).orElse(-1L));
    }

    /** From now on the other process may fail. */
    OtherProcess mayFail() {
        mayFail = true;
        return this;
    }

    /** Waits until the other process has done its work and is gone; it must not have failed. */
    void awaitEnd() {
        await("done");
        drain();
        awaitExit();
    }

    /** Kills the other process as {@code kill -9} does, then reads what it had said before. */
    void kill() {
        close();
        drain();
    }

    /** How far each writer had come with its acknowledged commits, as far as has been read. */
    long[] acknowledged() {
        return acknowledged.clone();
    }

    /** What the other process has found wrong when it opened the store. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Kills it if it is still there, and waits: until it is gone it may hold files and locks. */
    @Override
    public void close() {
        // By their handles: Process closes the pipes, and with them what was said last.
        handles().forEach(ProcessHandle::destroyForcibly);
        awaitExit();
    }

    private void awaitExit() {
        // Bounded: a dead child that its parent has not taken note of looks alive.
        handles()
                .forEach(handle -> handle.onExit()
                        .completeOnTimeout(handle, GIVE_UP_ON_PARENT_AFTER_SECONDS, TimeUnit.SECONDS)
                        .join());
    }

    private List<ProcessHandle> handles() {
        List<ProcessHandle> handles = new ArrayList<>(List.of(process.toHandle()));
        Optional.ofNullable(jvm).ifPresent(handle -> handles.add(0, handle));
        return handles;
    }

    private void readUntil(Predicate<String> enough) {
        String line;
        do {
            line = next();
            if (ended) {
                throw failure("The other process ended before its time");
            }
        } while (!enough.test(line));
    }

    private void drain() {
        while (!ended) {
            next();
        }
    }

    private String next() {
        String line;
        try {
            line = lines.poll(GIVE_UP_AFTER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("Interrupted");
        }
        if (line == null) {
            throw failure("The other process says nothing any more");
        }
        take(line);
        return line;
    }

    private void take(String line) {
        String[] words = line.split(" ", 3);
        switch (words[0]) {
            case "pid" -> jvm = ProcessHandle.of(Long.parseLong(words[1])).orElse(null);
            case "a" -> acknowledged[Integer.parseInt(words[1])] = Long.parseLong(words[2]);
            case "found" -> findings.add(new Finding(words[1], "in another process: " + words[2]));
            case "failed" -> fail(line.substring(7));
            case END -> ended = true;
            default -> {
                // A stage that somebody waits for.
            }
        }
    }

    /** Of several threads that fail, the first one tells why. */
    private void fail(String why) {
        if (!failed) {
            failed = true;
            if (mayFail) {
                return;
            }
            throw failure("The other process failed: " + why);
        }
    }

    private AssertionFailedError failure(String what) {
        close();
        synchronized (errors) {
            return new AssertionFailedError(
                    errors.isEmpty() ? what : what + "; its last errors:\n" + String.join("\n", errors));
        }
    }

    private void keep(String line) {
        synchronized (errors) {
            errors.add(line);
            if (errors.size() > LINES_OF_ERRORS) {
                errors.remove();
            }
        }
    }

    private void reading(String what, Runnable work) {
        Thread thread = new Thread(work, "masthead-tck-" + what);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whole lines only: a process that is killed may leave a part of one. */
    private static void readLines(InputStream in, Consumer<String> line, Runnable end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (in) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    bytes.write(b);
                } else if (bytes.size() > 0) {
                    line.accept(bytes.toString(StandardCharsets.UTF_8).stripTrailing());
                    bytes.reset();
                }
            }
        } catch (IOException e) {
            line.accept("The pipe broke: " + e);
        } finally {
            end.run();
        }
    }
}
