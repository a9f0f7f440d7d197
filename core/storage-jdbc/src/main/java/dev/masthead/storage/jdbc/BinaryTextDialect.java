package dev.masthead.storage.jdbc;

import dev.masthead.spi.KeyType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/**
 * A product whose collations pad, fold or reorder text: ids and text keys are kept as UTF-8 bytes, which compare exactly
 * and in the order of the rules.
 */
interface BinaryTextDialect extends Dialect {

    @Override
    default String columnType(KeyType type) {
        return type == KeyType.TEXT ? "VARBINARY(512)" : "BIGINT";
    }

    @Override
    default String idType() {
        return "VARBINARY(200)";
    }

    /** Plain: what would ignore a duplicate ignores more than that, and a failure leaves the transaction as it was. */
    @Override
    default String insertIgnoring(String intoTableAndValues) {
        return "INSERT INTO " + intoTableAndValues;
    }

    @Override
    default Clash onClash() {
        return Clash.FAILS_ALONE;
    }

    @Override
    default boolean comparesRows() {
        return false;
    }

    @Override
    default void bindText(PreparedStatement statement, int parameter, String text) throws SQLException {
        statement.setBytes(parameter, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    default void bindAbsent(PreparedStatement statement, int parameter, KeyType type) throws SQLException {
        statement.setNull(parameter, type == KeyType.TEXT ? Types.VARBINARY : Types.BIGINT);
    }

    @Override
    default String readText(ResultSet row, int column) throws SQLException {
        return new String(row.getBytes(column), StandardCharsets.UTF_8);
    }
}
