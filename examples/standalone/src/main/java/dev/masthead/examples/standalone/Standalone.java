package dev.masthead.examples.standalone;

import dev.masthead.core.MastheadException;
import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.spi.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The magazine as one runnable jar: serves it, prints what readers sent and what left, copies it elsewhere, prints its tables. */
public final class Standalone {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** Lucene says here, at each start, that newer Java could do better with a newer Lucene, which Java 17 could not run. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Standalone() {}

    /** Runs the command line; see {@link Options#USAGE}. */
    public static void main(String[] arguments) {
        LUCENE.setLevel(Level.SEVERE);
        System.setProperty("org.jboss.logging.provider", "slf4j");
        int status = run(List.of(arguments), System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs a command and gives the status to exit with; a started server goes on in its own threads. */
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(Options.USAGE);
            return 0;
        }
        try {
            Options options = Options.parse(arguments);
            StoreChoice store = StoreChoice.of(options, environment);
            switch (options.command()) {
                case "submissions" -> new PrintSubmissions(options, store.existing()).to(out);
                case "deliveries" -> new PrintDeliveries(options, store.existing()).to(out);
                case "copy" -> new CopyStore(store.existing(), StoreChoice.target(options, environment)).run(out);
                case "ddl" -> new PrintDdl(StoreChoice.of(options, Map.of())).to(out);
                default -> new Serve(options, store, Channels.of(options, environment)).start(out);
            }
            return 0;
        } catch (UsageException e) {
            err.println(e.getMessage());
            err.println();
            err.print(Options.USAGE);
            return MISUSED;
        } catch (MastheadException | StoreException | IllegalArgumentException | IOException | UncheckedIOException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }
}
