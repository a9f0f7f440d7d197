package dev.masthead.examples.cluster;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * What one database node holds, read past the store: a standby takes no store, and what is to be judged does not judge.
 *
 * @param number the node's number
 * @param url leads to this node and no other
 */
record DatabaseNode(int number, String url) {

    /** All records of a table. */
    List<Row> rows(String table) throws SQLException {
        List<Row> rows = new ArrayList<>();
        Properties login = new Properties();
        login.setProperty("user", DatabaseCluster.USER);
        login.setProperty("password", DatabaseCluster.PASSWORD);
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT id, version, payload FROM " + table)) {
            while (found.next()) {
                rows.add(new Row(found.getString(1), found.getLong(2), found.getString(3)));
            }
        }
        return rows;
    }

    /** One record. */
    record Row(String id, long version, String payload) {}
}
