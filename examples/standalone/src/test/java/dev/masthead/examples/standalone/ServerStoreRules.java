package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.storage.jdbc.DatabaseServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The packaged jar on a database server. */
abstract class ServerStoreRules {

    static final String PASSWORD = "Right-Pass-1";

    private final DatabaseServer server;
    private final String superuser;

    ServerStoreRules(DatabaseServer server) {
        this.server = server;
        this.superuser = server.freshPlace().get("user").orElseThrow();
    }

    /** Makes a user who may read and write the records of a database, and nothing else; with {@link #PASSWORD}. */
    abstract List<String> madeWriter(String database, String user);

    @Test
    void whatWasThankedForIsThereAfterSigkillAndAnotherStart() throws Exception {
        List<String> store = fresh();
        Set<String> thanked;
        try (RunningMagazine magazine = RunningMagazine.on(store).start()) {
            thanked = Readers.post(magazine, "first");
            magazine.kill();
        }
        try (RunningMagazine magazine = RunningMagazine.on(store).start()) {
            thanked.addAll(Readers.post(magazine, "second"));
            assertEquals(thanked, Readers.addresses(new Inbox(store)));
        }
    }

    @Test
    void wrongSettingsAreRefusedAndHarmNothing() throws Exception {
        String database = database("refused");
        List<String> store = at(server.url(database), superuser);
        Set<String> thanked;
        try (RunningMagazine magazine = RunningMagazine.on(store).start()) {
            thanked = Readers.post(magazine, "reader");
        }
        run(database, madeWriter(database, "guest"));
        Refusal.isSaid(
                "check the settings 'user' and 'password'",
                Refusal.of(
                        Map.of("MASTHEAD_STORE_PASSWORD", Refusal.WRONG_PASSWORD), at(server.url(database), "guest")));
        Refusal.isSaid("create it", Refusal.of(at(server.url("no_such"), superuser)));
        String nobody = server.url(database).replaceFirst(":\\d+/", ":23599/");
        Refusal.isSaid("the server does not answer", Refusal.of(at(nobody, superuser)));
        format(database, 99);
        Refusal.isSaid("newer version (format 99", Refusal.of(store));
        format(database, 2);
        assertEquals(thanked, Readers.addresses(new Inbox(store)));
    }

    @Test
    void magazineIsServedByAUserWhoMayNotMakeTables() throws Exception {
        String database = database("scripted");
        run(database, madeWriter(database, "early"));
        Map<String, String> password = Map.of("MASTHEAD_STORE_PASSWORD", PASSWORD);
        Refusal.isSaid("grant the right to create tables", Refusal.of(password, at(server.url(database), "early")));
        List<String> store = joined(at(server.url(database), "late"), List.of("--set", "migrate=off"));
        run(database, file());
        run(database, madeWriter(database, "late"));
        store = joined(store, List.of("--set", "password=" + PASSWORD));
        Set<String> thanked;
        try (RunningMagazine magazine = RunningMagazine.on(store).start()) {
            thanked = Readers.post(magazine, "reader");
            magazine.kill();
        }
        assertEquals(thanked, Readers.addresses(new Inbox(store)));
    }

    @Test
    void fileIsWhatTheCommandPrints() throws Exception {
        StandaloneJar.Run run = StandaloneJar.run("ddl", "--store", server.name());
        assertEquals(0, run.status(), run.err());
        assertEquals(text(), run.out());
    }

    private List<String> fresh() {
        return joined(at(server.url(database("fresh")), superuser), List.of("--set", "prefix=" + server.freshPrefix()));
    }

    private String database(String name) {
        try (Connection connection = server.pool(true).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> at(String url, String user) {
        return List.of("--store", server.name(), "--set", "url=" + url, "--set", "user=" + user);
    }

    @SafeVarargs
    private static List<String> joined(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private void format(String database, int number) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            String quote = connection.getMetaData().getIdentifierQuoteString();
            assertEquals(
                    1,
                    statement.executeUpdate("UPDATE " + quote + "masthead_$schema" + quote + " SET declaration = '"
                            + number + "' WHERE kind = 'format'"));
        }
    }

    private void run(String database, List<String> statements) throws SQLException {
        try (Connection connection = connection(database);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), superuser, "");
    }

    private List<String> file() throws IOException {
        String text = text();
        assertTrue(text.endsWith(";\n"), text);
        return List.of(text.split(";\n"));
    }

    /** As a host finds it on its class path. */
    private String text() throws IOException {
        try (InputStream in =
                ServerStoreRules.class.getResourceAsStream("/META-INF/masthead/" + server.name() + ".sql")) {
            if (in == null) {
                throw new AssertionError("No file for " + server.name());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
