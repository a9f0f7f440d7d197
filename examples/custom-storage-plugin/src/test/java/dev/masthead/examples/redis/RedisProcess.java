package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.storage.tck.KillableServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Redis server of a test's own: in its folder, on a port below the ones that systems give away. */
final class RedisProcess implements AutoCloseable, KillableServer {

    private static final int FIRST_PORT = 23_300;
    private static final int LAST_PORT = 23_399;

    private final Path folder;
    private final int port;
    private final List<String> options;
    private @Nullable Process process;

    private RedisProcess(Path folder, int port, List<String> options) {
        this.folder = folder;
        this.port = port;
        this.options = options;
    }

    /** One that is durable. */
    static RedisProcess durable(Path folder) throws Exception {
        return started(folder, "--appendonly", "yes", "--appendfsync", "always");
    }

    /** One with these options of the server; skips the test, or fails it where Redis is required, without a server. */
    static RedisProcess started(Path folder, String... options) throws Exception {
        assumeThatRedisIsThere();
        RedisProcess server = new RedisProcess(folder, freePort(), List.of(options));
        server.start();
        return server;
    }

    private static void assumeThatRedisIsThere() {
        boolean required = Arrays.asList(Optional.ofNullable(System.getenv("MASTHEAD_REQUIRE"))
                        .orElse("")
                        .split(",", -1))
                .contains("redis");
        boolean there = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "redis-server")));
        assumeTrue(required || there, "redis-server is not installed");
    }

    /** Starts it, again perhaps, and waits until it has read its data. */
    @Override
    public void start() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "redis-server",
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toString(),
                "--save",
                ""));
        command.addAll(options);
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
        process = started;
        while (!answers()) {
            if (!started.isAlive()) {
                throw new IOException("redis-server ended: " + Files.readString(folder.resolve("server.log")));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Any answer but that it is loading; a wish for a password is one. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[64];
            int length = socket.getInputStream().read(answer);
            return length > 0 && !Reply.text(answer).startsWith("-LOADING");
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** As {@code kill -9} does. */
    @Override
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** A port of this folder's tests that nobody listens to. */
    static int freePort() throws IOException {
        for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("No port from " + FIRST_PORT + " to " + LAST_PORT + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
