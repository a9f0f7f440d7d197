package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** The packaged jar, run as a reader of the README runs it: in a process of its own. */
final class StandaloneJar {

    private static final long PATIENCE_SECONDS = 60;

    private StandaloneJar() {}

    /** Runs a command to its end. */
    static Run run(String... arguments) throws IOException, InterruptedException, ExecutionException {
        return run(Map.of(), List.of(arguments));
    }

    /** The same with more in its environment. */
    static Run run(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException, ExecutionException {
        Process process = start(environment, List.of(), arguments);
        Future<String> err = read(process.getErrorStream());
        Future<String> out = read(process.getInputStream());
        try {
            assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "the command does not end");
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), out.get(), err.get());
    }

    static Process start(Map<String, String> environment, List<String> jvmOptions, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-jar");
        command.add(System.getProperty("masthead.jar", "target/masthead-standalone.jar"));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(environment);
        return process.start();
    }

    /** Reads in a thread of its own: a full pipe holds the command, and a shared pool may have one thread only. */
    private static Future<String> read(InputStream in) {
        FutureTask<String> reading = new FutureTask<>(() -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        Thread thread = new Thread(reading, "reads what a command prints");
        thread.setDaemon(true);
        thread.start();
        return reading;
    }

    /** What a command left behind. */
    record Run(int status, String out, String err) {}
}
