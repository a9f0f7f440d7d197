/**
 * Record stores on SQL databases. {@link dev.masthead.storage.jdbc.SqliteStorage} opens a file by its path, {@link
 * dev.masthead.storage.jdbc.JdbcStorage} takes the host's own {@code DataSource}.
 */
@NullMarked
package dev.masthead.storage.jdbc;

import org.jspecify.annotations.NullMarked;
