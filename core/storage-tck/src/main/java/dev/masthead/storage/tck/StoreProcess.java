package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The other process: reads its orders, opens the store, commits, and says what was acknowledged, in one line each.
 *
 * <p>A line is one write to a pipe, which the kernel keeps when this process is killed, and comes after the commit has
 * returned. When nobody reads any more, this process ends.
 */
final class StoreProcess {

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final Orders orders;

    private StoreProcess(Orders orders) {
        this.orders = orders;
    }

    public static void main(String[] arguments) throws IOException {
        System.setOut(System.err);
        new StoreProcess(Orders.readFrom(System.in)).run();
    }

    private void run() {
        say("pid " + ProcessHandle.current().pid());
        try {
            if (orders.isReaching()) {
                reach();
            } else if (orders.large().isPresent()) {
                commitLarge(orders.large().get());
            } else if (orders.collection().isPresent()) {
                migrate(orders.collection().get());
            } else {
                write();
            }
        } catch (InterruptedException | ReflectiveOperationException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void reach() throws ReflectiveOperationException {
        try (RecordStore store = orders.open(List.of(Reach.COLLECTION))) {
            say("there " + Reach.isThere(store, Reach.HERE));
            Reach.leave(store, Reach.THERE);
        }
        say("done");
    }

    private void commitLarge(long before) throws ReflectiveOperationException {
        RecordStore store = orders.open(List.of(LargeCommits.COLLECTION));
        for (long number = before + 1; number <= before + orders.commits(); number++) {
            Batch batch = LargeCommits.batch(number);
            say("committing " + number);
            store.commit(batch);
            say("a 0 " + number);
        }
        say("done");
        Runtime.getRuntime().halt(0);
    }

    private void migrate(String collection) throws ReflectiveOperationException, InterruptedException {
        CollectionSpec migrated = Letters.migrated(collection, Letters.stoppingAt(orders.stopAt(), this::say));
        orders.open(List.of(migrated));
        say("migrated");
        new CountDownLatch(1).await();
    }

    private void write() throws ReflectiveOperationException, InterruptedException {
        RecordStore store = orders.open(Commits.COLLECTIONS);
        if (orders.isInspecting()) {
            Inspection.of(store, orders.progress())
                    .findings()
                    .forEach(finding -> say("found " + finding.rule() + " " + finding.message()));
        }
        say("ready");
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < Commits.WRITERS; writer++) {
            Writer work = new Writer(store, writer, orders.progress()[writer], orders, this::say);
            writers.add(new Thread(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    fail(e);
                }
            }));
        }
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        end(store);
    }

    private void end(RecordStore store) {
        switch (orders.ending()) {
            case CLOSE -> {
                store.close();
                say("done");
            }
            case EXIT -> {
                say("done");
                System.exit(0);
            }
            case HALT -> {
                say("done");
                Runtime.getRuntime().halt(0);
            }
        }
    }

    private void fail(Throwable why) {
        why.printStackTrace();
        say("failed " + String.valueOf(why).replaceAll("\\s+", " "));
        Runtime.getRuntime().halt(1);
    }

    private synchronized void say(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
