package dev.masthead.examples.standalone;

import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.jdbc.JdbcStorage;
import dev.masthead.web.MastheadBuilder;
import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;

/** Prints the statements that make the magazine's tables, for who runs the migrations of a database by other means. */
final class PrintDdl {

    private static final Set<String> SETTINGS = Set.of("prefix", "schema");

    private final StoreChoice store;

    PrintDdl(StoreChoice store) throws UsageException {
        Set<String> others = new TreeSet<>(store.settings().keySet());
        others.removeAll(SETTINGS);
        if (store.folder().isPresent()) {
            throw new UsageException("The command 'ddl' needs --store: which database the statements are for.");
        }
        if (!others.isEmpty()) {
            throw new UsageException("The command 'ddl' connects to nothing; of the store's settings it takes "
                    + new TreeSet<>(SETTINGS) + ", not " + others + ".");
        }
        this.store = store;
    }

    void to(PrintStream out) {
        StringBuilder script = new StringBuilder("-- What Masthead makes in an empty database of the store '"
                + store.name() + "'. Once it is there, the store can be opened without the right to make tables.\n");
        for (String statement :
                JdbcStorage.ddl(store.name(), StoreSettings.of(store.settings()), MastheadBuilder.COLLECTIONS)) {
            script.append(statement).append(";\n");
        }
        out.print(script);
    }
}
