package dev.masthead.storage.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

class SqliteFaultTest extends FaultRules {

    SqliteFaultTest(@TempDir Path folder) throws SQLException {
        super(new Engine(folder.resolve("host.db")), "press_");
    }

    private record Engine(Path file) implements FaultyEngine {

        private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
        private static final int BUSY = 5;
        private static final int INTERRUPTED = 9;

        @Override
        public String name() {
            return SqliteStorage.NAME;
        }

        @Override
        public int kept() {
            return 1 + SqliteStorage.READERS;
        }

        @Override
        public Connection connect() throws SQLException {
            SQLiteDataSource dataSource = new SQLiteDataSource();
            dataSource.setUrl("jdbc:sqlite:" + file);
            return dataSource.getConnection();
        }

        @Override
        public SQLException contention() {
            return new SQLException("Planted: [SQLITE_BUSY] the database file is locked", null, BUSY);
        }

        @Override
        public SQLException timeout() {
            return new SQLException("Planted: [SQLITE_INTERRUPT] operation interrupted", null, INTERRUPTED);
        }

        @Override
        public boolean isClean(Connection connection) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
                statement.execute("COMMIT");
                return true;
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void takeBack(Connection connection) {
            try {
                FaultyEngine.super.takeBack(connection);
            } catch (SQLException e) {
                LOG.debug("There was nothing to take back", e);
            }
        }
    }
}
