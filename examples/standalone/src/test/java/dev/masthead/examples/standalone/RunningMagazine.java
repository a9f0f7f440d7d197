package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A magazine in a process of its own, which a test may kill. */
final class RunningMagazine implements AutoCloseable {

    private static final String READY = "Masthead is ready at ";
    private static final long PATIENCE_SECONDS = 60;

    private final List<String> store;
    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private RunningMagazine(Launch launch) throws IOException {
        this.store = launch.store;
        this.process = StandaloneJar.start(launch.environment, launch.jvmOptions, launch.arguments());
        follow(process.getErrorStream(), log::add);
        follow(process.getInputStream(), this::hear);
    }

    /** A magazine with its records in a folder, not started yet. */
    static Launch in(Path data) {
        return on(List.of("--data", data.toString()));
    }

    /** A magazine with its records where these options say, not started yet. */
    static Launch on(List<String> store) {
        return new Launch(store);
    }

    private void hear(String line) {
        if (line.startsWith(READY)) {
            ready.complete(URI.create(line.substring(READY.length())));
        }
    }

    private static void follow(InputStream in, Consumer<String> line) {
        Thread thread = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                lines.lines().forEach(line);
            } catch (IOException | UncheckedIOException e) {
                line.accept("the stream ended: " + e.getMessage());
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private RunningMagazine whenReady() throws InterruptedException {
        try {
            CompletableFuture.anyOf(ready, process.onExit()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertTrue(ready.isDone(), () -> "The magazine has ended: " + log());
            return this;
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new AssertionError("The magazine is not ready: " + log(), e);
        }
    }

    /** The address that it printed. */
    URI address() {
        return ready.join();
    }

    int port() {
        return address().getPort();
    }

    Visitor visitor() {
        return new Visitor(address());
    }

    /** What readers sent, read by the {@code submissions} command. */
    Inbox inbox() {
        return new Inbox(store);
    }

    /** The memory of its process. */
    Heap heap() {
        return new Heap(process.pid());
    }

    /** Everything that came on standard error up to now. */
    String log() {
        return String.join("\n", log);
    }

    /** SIGKILL: nothing in the process runs any more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status, once it has ended by itself. */
    int exitStatus() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** What it is started with. */
    static final class Launch {

        private final List<String> store;
        private final List<String> jvmOptions = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private final Map<String, String> environment = new HashMap<>();
        private int port;
        private boolean rateLimit;

        private Launch(List<String> store) {
            this.store = List.copyOf(store);
        }

        Launch content(Path folder) {
            options.addAll(List.of("--content", folder.toString()));
            return this;
        }

        /** More forms, from a folder of JSON files. */
        Launch forms(Path folder) {
            options.addAll(List.of("--forms", folder.toString()));
            return this;
        }

        Launch options(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        Launch environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Launch port(int number) {
            this.port = number;
            return this;
        }

        Launch rateLimited() {
            this.rateLimit = true;
            return this;
        }

        Launch option(String name, String value) {
            options.addAll(List.of(name, value));
            return this;
        }

        Launch jvm(String option) {
            jvmOptions.add(option);
            return this;
        }

        /** Starts it and waits until it says that it is ready. */
        RunningMagazine start() throws IOException, InterruptedException {
            return new RunningMagazine(this).whenReady();
        }

        private List<String> arguments() {
            List<String> all = new ArrayList<>(List.of("--port", Integer.toString(port)));
            all.addAll(store);
            all.addAll(List.of("--rate-limit", rateLimit ? "on" : "off"));
            all.addAll(options);
            return all;
        }
    }
}
