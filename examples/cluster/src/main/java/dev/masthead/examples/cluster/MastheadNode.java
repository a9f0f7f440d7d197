package dev.masthead.examples.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The standalone magazine in a process of its own, with its records in the cluster. Not thread-safe. */
final class MastheadNode implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final String READY = "Masthead is ready at ";

    private final int number;
    private final Path folder;
    private final int port;
    private final List<String> command;
    private Optional<Process> process = Optional.empty();

    /**
     * Makes a node; nothing runs yet.
     *
     * @param number 1 or 2
     * @param options what this trial was started with
     * @param url the database's address
     */
    MastheadNode(int number, TrialOptions options, String url) {
        this.number = number;
        this.folder = options.folder().resolve("m" + number);
        this.port = options.port() + 50 + number;
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                options.jar().toString(),
                "serve"));
        command.addAll(List.of("--port", Integer.toString(port), "--rate-limit", "off"));
        command.addAll(List.of("--store", options.engine().store(), "--set", "url=" + url));
        command.addAll(List.of("--set", "user=" + DatabaseCluster.USER));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/magazine");
    }

    /** Starts it and waits until it says that it is ready. */
    void start() throws InterruptedException {
        File out = folder.resolve("out").toFile();
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(out)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()));
            builder.environment().put("MASTHEAD_STORE_PASSWORD", DatabaseCluster.PASSWORD);
            Process started = builder.start();
            process = Optional.of(started);
            Files.writeString(folder.resolve("process"), Long.toString(started.pid()));
            awaitReady(started, out.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: nothing in the process runs any more. */
    void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
        process = Optional.empty();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitReady(Process started, Path out) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!Files.readString(out).contains(READY)) {
            if (!started.isAlive() || System.nanoTime() > end) {
                kill();
                throw new IllegalStateException(
                        "Masthead node " + number + " does not start; its log is " + folder.resolve("log"));
            }
            Thread.sleep(50);
        }
    }
}
