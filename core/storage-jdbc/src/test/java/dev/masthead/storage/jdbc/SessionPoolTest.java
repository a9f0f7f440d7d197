package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.StoreException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionPoolTest {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final SessionPool pool = new SessionPool(
            SessionSource.own(
                    () -> {
                        opened.incrementAndGet();
                        return DriverManager.getConnection(url);
                    },
                    Limits.DEFAULT),
            4,
            now::get);

    @Test
    void sessionIsUsedAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            now.addAndGet(10_000_000_000L);
            read();
        }
        assertEquals(1, opened.get());
        pool.close();
    }

    @Test
    void sessionThatBreaksIsThrownAwayAndMakesTheOthersSuspect() throws Exception {
        pool.lend(outer -> pool.lend(inner -> {
            inner.connection().close();
            return true;
        }));
        assertEquals(2, opened.get());
        assertThrows(
                SQLException.class,
                () -> pool.lend(session -> {
                    throw new SQLNonTransientConnectionException("gone", "08006");
                }));
        read();
        assertEquals(3, opened.get(), "the closed one was not lent");
        pool.close();
    }

    @Test
    void sessionThatIsLeftInATransactionIsThrownAway() throws Exception {
        pool.lend(session -> {
            session.begin();
            return true;
        });
        read();
        assertEquals(2, opened.get());
        pool.close();
    }

    @Test
    void closedPoolSaysSo() {
        pool.close();
        assertThrows(StoreException.class, this::read);
    }

    private void read() throws SQLException {
        pool.lend(session -> session.first("SELECT 1", row -> row.getInt(1)).orElseThrow());
    }
}
