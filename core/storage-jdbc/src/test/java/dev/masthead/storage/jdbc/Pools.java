package dev.masthead.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The pools of a server's host, one of each kind. */
final class Pools implements AutoCloseable {

    private final String url;
    private final String user;
    private final Map<Boolean, HikariDataSource> pools = new ConcurrentHashMap<>();

    Pools(String url, String user) {
        this.url = url;
        this.user = user;
    }

    DataSource of(boolean autoCommit) {
        return pools.computeIfAbsent(autoCommit, wanted -> {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setAutoCommit(wanted);
            config.setMaximumPoolSize(10);
            return new HikariDataSource(config);
        });
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
