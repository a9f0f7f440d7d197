package dev.masthead.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from: a driver and a path, or the host's data source. */
@FunctionalInterface
interface ConnectionSource {

    /** A connection in auto-commit mode, to be closed by the caller. */
    Connection connect() throws SQLException;
}
