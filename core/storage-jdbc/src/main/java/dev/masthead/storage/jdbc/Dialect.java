package dev.masthead.storage.jdbc;

import dev.masthead.spi.Capability;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Everything in which one database product differs from another. Stateless. */
interface Dialect {

    /** The dialect of the product behind a connection; an unsupported one fails and says what is supported. */
    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        Dialect sqlite = new SqliteDialect();
        if (sqlite.product().equals(product)) {
            return sqlite;
        }
        throw new StoreException(
                "The database product '" + product + "' is not supported; supported are: " + List.of(sqlite.product()));
    }

    /** The product's name in the driver's meta data. */
    String product();

    /** What a store on this product promises. */
    Set<Capability> capabilities();

    /** Brings a new connection into the state in which it is durable and exact, or fails. */
    void prepare(Connection connection) throws SQLException;

    /** Moves what only the log holds into the database proper, as far as nobody else is in the way. */
    void settle(Session session) throws SQLException;

    /** Begins a transaction that will write: it waits for other writers here and never later. */
    String begin();

    boolean tableExists(Session session, String table) throws SQLException;

    /** The type of a key's column, with the collation that compares exactly and orders by UTF-8 bytes. */
    String columnType(KeyType type);

    /** The type of columns with texts that are no keys: ids, payloads, declarations. */
    String textType();

    /** What follows the column list of a table with records, and of a table that is itself an index. */
    String tableOptions(boolean isIndex);

    /** An insertion that does nothing when a unique constraint would be violated. */
    String insertIgnoring(String intoTableAndValues);

    /** An update that does nothing when a unique constraint would be violated. */
    String updateIgnoring(String tableAndAssignments);

    /** What follows a table's name and alias so that this index is read, whatever the planner would guess. */
    String readBy(String index);

    /** Joins so that the left table is read first. */
    String joinInOrder();

    void bind(PreparedStatement statement, int parameter, KeyValue value) throws SQLException;

    KeyValue read(ResultSet row, int column, KeyType type) throws SQLException;
}
