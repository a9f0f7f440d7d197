package dev.masthead.examples.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands on the command line. */
record Options(String command, Map<String, String> values) {

    static final String USAGE = """
            java -jar masthead-standalone.jar [serve] [--port 8080] [--host 127.0.0.1] [--data DIR] [--content DIR]
                                              [--rate-limit on|off]
                Serves the magazine. --port 0 picks a free port; --data is ./masthead-data if left out;
                --content is a folder with magazine.yaml and articles/*.md; without it, a sample magazine is served.

            java -jar masthead-standalone.jar submissions [--data DIR] [--form ID] [--format jsonl|csv]
                Prints what readers sent, quarantined ones included, also while the server runs.
            """;

    private static final Map<String, Set<String>> COMMANDS = Map.of(
            "serve", Set.of("port", "host", "data", "content", "rate-limit"),
            "submissions", Set.of("data", "form", "format"));

    static Options parse(List<String> arguments) throws UsageException {
        boolean named = !arguments.isEmpty() && !arguments.get(0).startsWith("-");
        String command = named ? arguments.get(0) : "serve";
        if (!COMMANDS.containsKey(command)) {
            throw new UsageException("There is no command '" + command + "'.");
        }
        Map<String, String> values = new HashMap<>();
        Iterator<String> rest = arguments.listIterator(named ? 1 : 0);
        while (rest.hasNext()) {
            read(command, rest.next(), rest, values);
        }
        return new Options(command, Map.copyOf(values));
    }

    private static void read(String command, String argument, Iterator<String> rest, Map<String, String> values)
            throws UsageException {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (!name.startsWith("--") || !COMMANDS.getOrDefault(command, Set.of()).contains(name.substring(2))) {
            throw new UsageException("The command '" + command + "' has no option '" + name + "'.");
        }
        if (equals < 0 && !rest.hasNext()) {
            throw new UsageException("The option '" + name + "' takes a value.");
        }
        String value = equals < 0 ? rest.next() : argument.substring(equals + 1);
        if (values.put(name.substring(2), value) != null) {
            throw new UsageException("The option '" + name + "' is given twice.");
        }
    }

    int port() throws UsageException {
        String text = values.getOrDefault("port", "8080");
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Falls through to the message that is right for both.
        }
        throw new UsageException("--port takes a number from 0 to 65535, not '" + text + "'.");
    }

    String host() {
        return values.getOrDefault("host", "127.0.0.1");
    }

    Path data() {
        return Path.of(values.getOrDefault("data", "masthead-data"));
    }

    Optional<Path> content() {
        return Optional.ofNullable(values.get("content")).map(Path::of);
    }

    Optional<String> form() {
        return Optional.ofNullable(values.get("form"));
    }

    boolean rateLimit() throws UsageException {
        return choice("rate-limit", "on", "off").equals("on");
    }

    String format() throws UsageException {
        return choice("format", "jsonl", "csv");
    }

    private String choice(String name, String standard, String other) throws UsageException {
        String value = values.getOrDefault(name, standard);
        if (!value.equals(standard) && !value.equals(other)) {
            throw new UsageException(
                    "--" + name + " takes '" + standard + "' or '" + other + "', not '" + value + "'.");
        }
        return value;
    }

    /** The command line says something that is not understood. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
