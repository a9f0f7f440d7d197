package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A store that cannot be opened is said in one line that names the fix, at start, and nothing is harmed. */
class StoreErrorsIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --store nosuch                                                           | found: [h2, mariadb, memory, postgresql, sqlite]
            --store postgresql --set url=jdbc:postgresql://me:Wrong-Pass-2@127.0.0.1:23599/p | in the settings 'user' and 'password'
            --store mariadb --set url=jdbc:mariadb://127.0.0.1:23599/p?password=Wrong-Pass-2 | the server does not answer
            """)
    void wrongStoreIsSaidInOneLine(String store, String fix) throws Exception {
        Refusal.isSaid(fix, Refusal.of(List.of(store.split(" ", -1))));
    }

    /** In this process, which is as far from a server as another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --store postgresql --set user=me                                         | needs the setting 'url'
            --store mariadb --set url=jdbc:postgresql://127.0.0.1/press              | begins with jdbc:mariadb:
            --store postgresql --set url=jdbc:postgresql://127.0.0.1:23599/p --set u=1 | has no setting [u]; it takes [connections
            --store mariadb --set url=jdbc:mariadb://127.0.0.1:23599/p --set statement-timeout=0 | 'statement-timeout' takes 1 to 3600
            --store mariadb --set url=jdbc:mariadb://127.0.0.1:23599/p --set connections=many | 'connections' takes 1 to 200
            --store postgresql --set url=jdbc:postgresql://127.0.0.1:23599/p --set prefix=A | 'prefix' takes 1 to 12
            --store postgresql --set url=jdbc:postgresql://127.0.0.1:23599/p --set schema=a"b | 'schema' takes 1 to 63
            --store postgresql --set url=jdbc:postgresql://127.0.0.1:23599/p --set migrate=no | 'migrate' takes 'on' or 'off'
            --store mariadb --set url=jdbc:mariadb://127.0.0.1:999999/p?password=Wrong-Pass-2 | check how it is written
            --store mariadb --set url=jdbc:mariadb:loadbalance://127.0.0.1/p         | without a mode
            --store sqlite                                                           | needs the setting 'path'
            --store sqlite --set path=no/such/folder/a.db                            | create it first
            --store memory --set path=a                                              | takes no settings; remove [path]
            --store h2 --set url=jdbc:h2:mem:a                                       | add com.h2database:h2
            """)
    void wrongSettingIsNamedWithWhatItTakes(String store, String fix) {
        List<String> command = new ArrayList<>(List.of("serve", "--port", "0"));
        command.addAll(List.of(store.split(" ", -1)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Standalone.run(command, Map.of(), new PrintStream(out, true), new PrintStream(err, true));
        Refusal.isSaid(
                fix,
                Refusal.line(new StandaloneJar.Run(
                        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8))));
    }

    @Test
    void storeWithoutTablesHasNoDdl() throws Exception {
        Refusal.isSaid(
                "those are [h2, mariadb, postgresql, sqlite]",
                Refusal.line(StandaloneJar.run("ddl", "--store", "memory")));
    }

    @Test
    void fileThatIsNoDatabaseIsLeftAsItIs() throws Exception {
        Path file = folder.resolve("masthead.sqlite");
        byte[] letter = "This is a letter and no database. ".repeat(300).getBytes(StandardCharsets.UTF_8);
        Files.write(file, letter);
        Refusal.isSaid("is no SQLite database: name another one", Refusal.of(store()));
        assertArrayEquals(letter, Files.readAllBytes(file));
    }

    @Test
    void folderThatIsAFileIsLeftAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("letter"), "Dear reader");
        Refusal.isSaid("name another one", Refusal.of(List.of("--data", file.toString())));
        assertEquals("Dear reader", Files.readString(file));
    }

    @Test
    void databaseOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
        Set<String> thanked;
        try (RunningMagazine magazine = RunningMagazine.on(store()).start()) {
            thanked = Readers.post(magazine, "reader");
        }
        format(99);
        Refusal.isSaid("newer version (format 99", Refusal.of(store()));
        String data = folder.toString();
        String copy = folder.resolve("copy").toString();
        Refusal.isSaid(
                "newer version (format 99", Refusal.line(StandaloneJar.run("copy", "--data", data, "--to-data", copy)));
        assertFalse(Files.exists(Path.of(copy)));
        format(2);
        assertEquals(thanked, Readers.addresses(new Inbox(store())));
    }

    /** The embedded database is made for several processes; a second one on its port is told so elsewhere. */
    @Test
    void folderThatAnotherProcessHasOpenIsServedByBoth() throws Exception {
        try (RunningMagazine one = RunningMagazine.on(store()).start();
                RunningMagazine other = RunningMagazine.on(store()).start()) {
            Set<String> thanked = Readers.post(one, "one");
            thanked.addAll(Readers.post(other, "other"));
            one.kill();
            thanked.addAll(Readers.post(other, "last"));
            assertEquals(thanked, Readers.addresses(new Inbox(store())));
        }
    }

    private List<String> store() {
        return List.of("--data", folder.toString());
    }

    private void format(int number) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("masthead.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE \"masthead_$schema\" SET declaration = '" + number + "' WHERE kind = 'format'");
        }
    }
}
