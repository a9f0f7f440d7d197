package dev.masthead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.jdbc.JdbcStorage;
import dev.masthead.web.MastheadBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that a host hands to its own migrations are what opening would make. */
class DefinitionFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "mariadb", "h2"})
    void fileHoldsTheStatementsOfTheMagazinesCollections(String product) throws IOException {
        String expected = JdbcStorage.ddl(product, StoreSettings.none(), MastheadBuilder.COLLECTIONS).stream()
                .map(statement -> statement + ";\n")
                .collect(Collectors.joining());
        String file = file("/META-INF/masthead/" + product + ".sql");
        assertEquals(
                expected,
                file.lines()
                        .filter(line -> !line.startsWith("--"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()),
                "The collections have changed: write the files anew with the standalone example's command 'ddl', and tell"
                        + " hosts that run their own migrations what is new");
    }

    private static String file(String name) throws IOException {
        try (InputStream in = DefinitionFilesTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("There is no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
