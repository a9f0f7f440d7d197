package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.UnknownOutcomeException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    @Test
    void whatWaitsWhileALeaderWritesIsOneGroup() throws Exception {
        CountDownLatch othersWait = new CountDownLatch(1);
        List<Integer> sizes = new ArrayList<>();
        GroupCommit<String> commits = new GroupCommit<>(group -> {
            sizes.add(group.size());
            await(othersWait);
            group.forEach(GroupCommit.Ticket::succeed);
        });
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(threads.submit(() -> commits.commit("batch")));
            }
            while (commits.waiting() < WRITERS - 1) {
                Thread.onSpinWait();
            }
            othersWait.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of(1, WRITERS - 1), sizes);
        assertEquals(2, commits.groups());
    }

    @Test
    void interruptedThreadLearnsTheOutcomeAndKeepsItsFlag() {
        GroupCommit<String> commits = new GroupCommit<>(group -> group.forEach(GroupCommit.Ticket::succeed));
        Thread.currentThread().interrupt();
        commits.commit("batch");
        assertTrue(Thread.interrupted());
    }

    @Test
    void errorOfTheLeaderReleasesEverybody() {
        GroupCommit<String> commits = new GroupCommit<>(group -> {
            throw new IllegalStateException("broken");
        });
        assertThrows(IllegalStateException.class, () -> commits.commit("batch"));
        assertThrows(IllegalStateException.class, () -> commits.commit("batch"));
        commits.close();
    }

    @Test
    void eightWritersNeedFewerGroupsThanCommits() throws Exception {
        try (RecordStore store = Outbox.open(folder.resolve("a.db"))) {
            long each = 100;
            inParallel(writer -> () -> {
                for (int i = 0; i < each; i++) {
                    store.commit(Outbox.pair(writer + "-" + i));
                }
                return true;
            });
            long groups = Outbox.groups(store);
            assertTrue(groups < WRITERS * each, groups + " groups");
            assertEquals(WRITERS * each, store.count(everything(), 10_000));
        }
    }

    @Test
    void batchThatTheDatabaseRefusesTakesNoOtherWithIt() throws Exception {
        Path file = folder.resolve("a.db");
        try (RecordStore store = Outbox.open(file)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TRIGGER poison BEFORE INSERT ON masthead_deliveries WHEN NEW.id LIKE 'bad%'"
                        + " BEGIN SELECT RAISE(ROLLBACK, 'refused'); END");
            }
            inParallel(writer -> () -> {
                for (int i = 0; i < 20; i++) {
                    if (writer % 2 == 0) {
                        String id = "bad" + writer + "-" + i;
                        assertThrows(StoreException.class, () -> store.commit(Outbox.pair(id)));
                        assertTrue(store.get("submissions", id).isEmpty());
                    } else {
                        store.commit(Outbox.pair(writer + "-" + i));
                    }
                }
                return true;
            });
            assertEquals(WRITERS / 2 * 20L, store.count(everything(), 10_000));
        }
    }

    @Test
    void failureOfTheCommitItselfLeavesTheOutcomeOpen() {
        AtomicBoolean fails = new AtomicBoolean();
        String url = "jdbc:sqlite:" + folder.resolve("a.db");
        ConnectionSource source = () -> failingCommits(DriverManager.getConnection(url), fails);
        try (RecordStore store = new Opening(
                        "test", StoreSettings.none(), Set.of(), List.of(Outbox.SUBMISSIONS, Outbox.DELIVERIES))
                .own(source, 4)) {
            fails.set(true);
            assertThrows(UnknownOutcomeException.class, () -> store.commit(Outbox.pair("a")));
            fails.set(false);
            assertTrue(store.get("submissions", "a").isEmpty());
            store.commit(Outbox.pair("a"));
            assertTrue(store.get("deliveries", "a").isPresent());
        }
    }

    private static Connection failingCommits(Connection connection, AtomicBoolean fails) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object answer = invoke(connection, method, arguments);
                    return answer instanceof PreparedStatement statement && "COMMIT".equals(arguments[0])
                            ? failing(statement, fails)
                            : answer;
                });
    }

    private static PreparedStatement failing(PreparedStatement commit, AtomicBoolean fails) {
        return (PreparedStatement) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("execute") && fails.get()) {
                        throw new SQLException("the disk is gone");
                    }
                    return invoke(commit, method, arguments);
                });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private static Query everything() {
        return Query.of("deliveries", "all").build();
    }

    private static void inParallel(IntFunction<Callable<Boolean>> writer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(threads.submit(writer.apply(i)));
            }
            for (Future<Boolean> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
