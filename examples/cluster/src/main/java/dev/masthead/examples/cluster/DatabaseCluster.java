package dev.masthead.examples.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Three database nodes, worked by the engine's script beside this module; the script says what each command does. */
final class DatabaseCluster {

    /** Who the load and the magazines are to the database. */
    static final String USER = "masthead";

    /** Good on loopback and for an hour only. */
    static final String PASSWORD = "masthead";

    private static final int NODES = 3;

    private final Path script;

    DatabaseCluster(Path script) {
        this.script = script;
    }

    List<DatabaseNode> nodes() {
        return IntStream.rangeClosed(1, NODES)
                .mapToObj(number -> new DatabaseNode(
                        number, run("node-url", String.valueOf(number)).get(0)))
                .toList();
    }

    /** Addresses that name all nodes; clients take one each. */
    List<String> urls() {
        return run("urls");
    }

    int writer() {
        return Integer.parseInt(run("writer").get(0));
    }

    void kill(int node) {
        run("kill", String.valueOf(node));
    }

    void killAll() {
        run("kill", "1", "2", "3");
    }

    void freeze() {
        run("freeze");
    }

    void failover() {
        run("failover");
    }

    void rejoin(int node) {
        run("rejoin", String.valueOf(node));
    }

    void revive() {
        run("revive");
    }

    void settle() {
        run("settle");
    }

    /** A node that is not the given one. */
    static int other(int node, int choice) {
        return (node + choice % (NODES - 1)) % NODES + 1;
    }

    private List<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The script failed: " + command);
            }
            return out.lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException("The script cannot run: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + command, e);
        }
    }
}
