package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MigrationLeaseTest {

    private final Declarations declarations = new Declarations(new Place(Optional.empty(), "lease_"));
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void leaseOfAProcessThatHasDiedIsTakenOverWhenItsTimeIsUp() throws Exception {
        try (Session session = session()) {
            create(session);
            MigrationLease dead = lease("2026-11-23T09:00:00Z");
            dead.acquire(session);
            long until = Long.parseLong(declarations.lease(session));
            assertTrue(until > Instant.parse("2026-11-23T09:01:00Z").toEpochMilli());
            MigrationLease next = lease("2026-11-23T09:10:00Z");
            next.acquire(session);
            next.renew(session);
            SQLException late = assertThrows(SQLException.class, () -> dead.renew(session));
            assertTrue(String.valueOf(late.getMessage()).contains("taken over"), late.getMessage());
            dead.release(session);
            assertTrue(Long.parseLong(declarations.lease(session)) > until);
            next.release(session);
            assertEquals("0", declarations.lease(session));
        }
    }

    @Test
    void leaseThatIsReleasedIsFreeAtOnce() throws Exception {
        try (Session session = session()) {
            create(session);
            for (int i = 0; i < 3; i++) {
                MigrationLease lease = lease("2026-11-23T09:00:00Z");
                lease.acquire(session);
                lease.release(session);
            }
            assertEquals("0", declarations.lease(session));
        }
    }

    private MigrationLease lease(String now) {
        return new MigrationLease(declarations, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private void create(Session session) throws SQLException {
        for (String statement : declarations.creation(session.dialect())) {
            session.update(statement);
        }
    }

    private Session session() throws SQLException {
        return SessionSource.own(() -> DriverManager.getConnection(url), Limits.DEFAULT)
                .open();
    }
}
