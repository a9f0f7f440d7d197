package dev.masthead.storage.jdbc;

import dev.masthead.spi.RecordStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that commits and prints each acknowledged id, to be killed or traced. Arguments: file, threads, commits. */
final class Writer {

    private Writer() {}

    public static void main(String[] args) throws InterruptedException {
        int threads = Integer.parseInt(args[1]);
        int commits = Integer.parseInt(args[2]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        RecordStore store = Outbox.open(Path.of(args[0]));
        out.println("start");
        List<Thread> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            String name = ProcessHandle.current().pid() + "-" + thread;
            running.add(new Thread(() -> {
                for (int i = 0; i < commits; i++) {
                    store.commit(Outbox.pair(name + "-" + i));
                    out.println(name + "-" + i);
                }
            }));
        }
        running.forEach(Thread::start);
        for (Thread thread : running) {
            thread.join();
        }
        out.println("groups " + Outbox.groups(store));
        Runtime.getRuntime().halt(0);
    }
}
