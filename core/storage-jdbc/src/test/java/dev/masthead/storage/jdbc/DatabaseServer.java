package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import javax.sql.DataSource;

/** A database server that runs for the tests of one JVM. */
public interface DatabaseServer extends AutoCloseable {

    /** The name that {@code MASTHEAD_REQUIRE} knows it by; also the provider's. */
    String name();

    /** The address of a database. */
    String url(String database);

    /** Settings for the provider of that name, with a prefix that nobody has used before. */
    StoreSettings freshPlace();

    /** The same; every other one is in a schema of its own, which is not there yet. */
    default StoreSettings freshPlaceOfAnyKind() {
        StoreSettings place = freshPlace();
        boolean plain = place.get("prefix").orElseThrow().hashCode() % 2 == 0;
        return plain ? place : place.with("schema", freshSchema());
    }

    /** A schema that is not there yet. */
    String freshSchema();

    /** A prefix that nobody has used before. */
    String freshPrefix();

    /** A pool of connections to the database that {@link #freshPlace} is in. */
    DataSource pool(boolean autoCommit);

    @Override
    void close();
}
