/** Record stores on SQL databases: SQLite as the embedded default, and database servers. */
module dev.masthead.storage.jdbc {
    requires transitive dev.masthead.spi;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.masthead.storage.jdbc;

    uses java.sql.Driver;

    provides dev.masthead.spi.RecordStoreProvider with
            dev.masthead.storage.jdbc.H2Storage,
            dev.masthead.storage.jdbc.MariaStorage,
            dev.masthead.storage.jdbc.PostgresStorage,
            dev.masthead.storage.jdbc.SqliteStorage;
}
