package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeSet;

/** The products that a store can be on. */
final class Dialects {

    private static final Map<String, Dialect> ALL = Map.of(
            SqliteStorage.NAME, new SqliteDialect(),
            PostgresStorage.NAME, new PostgresDialect(),
            MariaStorage.NAME, new MariaDialect(),
            H2Storage.NAME, new H2Dialect());

    private Dialects() {}

    /** The dialect of the product behind a connection; an unsupported one fails and says what is supported. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return ALL.values().stream()
                .filter(dialect -> dialect.product().equals(product))
                .findFirst()
                .orElseThrow(() -> new StoreException("The database product '" + product
                        + "' is not supported; supported are: "
                        + ALL.values().stream().map(Dialect::product).sorted().toList()));
    }

    /** The dialect behind a provider's name. */
    static Dialect named(String provider) {
        Dialect dialect = ALL.get(provider);
        if (dialect == null) {
            throw new IllegalArgumentException("The store '" + provider
                    + "' is none whose tables a script could make; those are " + new TreeSet<>(ALL.keySet()));
        }
        return dialect;
    }
}
