package dev.masthead.examples.standalone;

import dev.masthead.forms.TrustedProxies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands on the command line: each option with its values, several only where it may be repeated. */
record Options(String command, Map<String, List<String>> values) {

    static final String USAGE = """
            java -jar masthead-standalone.jar [serve] [STORE] [--port 8080] [--host 127.0.0.1] [--content DIR]
                                              [--forms DIR] [--rate-limit on|off] [MAIL] [WEBHOOK]
                                              [--challenge off|proof-of-work] [--trusted-proxy CIDR]...
                                              [--keep-delivered DAYS]
                Serves the magazine. --port 0 picks a free port; --content is a folder with magazine.yaml and
                articles/*.md; without it, a sample magazine is served. --forms is a folder with *.json, more forms
                beside the five standard ones, or in their place. --trusted-proxy names a proxy in front, as
                10.0.0.0/8, whose X-Forwarded-For is believed; --challenge lets browsers work before they post.
                --keep-delivered is how many days "deliveries" shows what has left, 30 if left out.

                MAIL is --smtp-host HOST --mail-from ADDRESS [--mail-editors ADDRESS] [--mail-answer on|off]
                        [--smtp-port N] [--smtp-security starttls|tls|plain] [--smtp-user NAME]
                Mails each submission to the editors, and an answer to the reader. The password is in the environment:
                MASTHEAD_SMTP_PASSWORD, or MASTHEAD_SMTP_PASSWORD_FILE with the name of a file.

                WEBHOOK is --webhook URL [--webhook-private on|off]
                Posts each submission, signed with MASTHEAD_WEBHOOK_SECRET, or what MASTHEAD_WEBHOOK_SECRET_FILE names,
                16 characters or more. --webhook-private on allows http and addresses of your own network.

            java -jar masthead-standalone.jar submissions [STORE] [--form ID] [--format jsonl|csv] [--forms DIR]
                Prints what readers sent, quarantined ones included, also while the server runs. With --form, the columns
                of csv are those of that form, and of what is stored of it.

            java -jar masthead-standalone.jar deliveries [STORE] [--state dead|pending|delivered | --resend ID]
                Prints what left by mail and webhook and what did not, without what readers wrote, or sends a dead one
                again, also while the server runs.

            java -jar masthead-standalone.jar copy [STORE] --to-data DIR | --to-store NAME [--to-set KEY=VALUE]...
                Copies everything into an empty store, of the same kind or another: moves, backs up and restores a
                magazine, also while it is served.

            java -jar masthead-standalone.jar ddl --store NAME [--set prefix=PREFIX] [--set schema=SCHEMA]
                Prints the SQL statements that make the magazine's tables on postgresql, mariadb, h2 or sqlite, for
                who runs migrations; the store is then opened with --set migrate=off.

            STORE is where the magazine is kept, one of
                --data DIR                          a folder with a SQLite file, ./masthead-data if left out
                --store NAME [--set KEY=VALUE]...   any record store by its name, with its own settings, for example
                                                    --store postgresql --set url=jdbc:postgresql://db/magazine --set user=me
                A password is taken from the environment: MASTHEAD_STORE_PASSWORD, MASTHEAD_TO_STORE_PASSWORD.
            """;

    private static final Map<String, Set<String>> COMMANDS = Map.of(
            "serve",
                    Set.of(
                            "data",
                            "store",
                            "set",
                            "port",
                            "host",
                            "content",
                            "forms",
                            "rate-limit",
                            "challenge",
                            "trusted-proxy",
                            "keep-delivered",
                            "smtp-host",
                            "smtp-port",
                            "smtp-security",
                            "smtp-user",
                            "mail-from",
                            "mail-editors",
                            "mail-answer",
                            "webhook",
                            "webhook-private"),
            "deliveries", Set.of("data", "store", "set", "state", "resend"),
            "submissions", Set.of("data", "store", "set", "form", "format", "forms"),
            "copy", Set.of("data", "store", "set", "to-data", "to-store", "to-set"),
            "ddl", Set.of("store", "set"));
    private static final Set<String> REPEATABLE = Set.of("set", "to-set", "trusted-proxy");

    static Options parse(List<String> arguments) throws UsageException {
        boolean named = !arguments.isEmpty() && !arguments.get(0).startsWith("-");
        String command = named ? arguments.get(0) : "serve";
        if (!COMMANDS.containsKey(command)) {
            throw new UsageException("There is no command '" + command + "'.");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        Iterator<String> rest = arguments.listIterator(named ? 1 : 0);
        while (rest.hasNext()) {
            read(command, rest.next(), rest, values);
        }
        return new Options(command, Map.copyOf(values));
    }

    private static void read(String command, String argument, Iterator<String> rest, Map<String, List<String>> values)
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
        List<String> known = values.computeIfAbsent(name.substring(2), option -> new ArrayList<>());
        if (!known.isEmpty() && !REPEATABLE.contains(name.substring(2))) {
            throw new UsageException("The option '" + name + "' is given twice.");
        }
        known.add(value);
    }

    int port() throws UsageException {
        String text = one("port").orElse("8080");
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
        return one("host").orElse("127.0.0.1");
    }

    Optional<Path> content() {
        return one("content").map(Path::of);
    }

    Optional<Path> forms() {
        return one("forms").map(Path::of);
    }

    Optional<String> form() {
        return one("form");
    }

    boolean rateLimit() throws UsageException {
        return choice("rate-limit", "on", "off").equals("on");
    }

    boolean proofOfWork() throws UsageException {
        return choice("challenge", "off", "proof-of-work").equals("proof-of-work");
    }

    Duration keepDelivered() throws UsageException {
        return Duration.ofDays(number("keep-delivered").orElse(30));
    }

    TrustedProxies trustedProxies() throws UsageException {
        try {
            return TrustedProxies.at(all("trusted-proxy"));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--trusted-proxy: " + e.getMessage());
        }
    }

    String format() throws UsageException {
        return choice("format", "jsonl", "csv");
    }

    /** A number from 1 to 65535, if it is given. */
    Optional<Integer> number(String name) throws UsageException {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.get().matches("[1-9][0-9]{0,4}") || Integer.parseInt(text.get()) > 65_535) {
            throw new UsageException("--" + name + " takes a number from 1 to 65535, not '" + text.get() + "'.");
        }
        return text.map(Integer::valueOf);
    }

    /** One of several values; the first when it is not given. */
    String choice(String name, String... values) throws UsageException {
        String value = one(name).orElse(values[0]);
        if (!List.of(values).contains(value)) {
            throw new UsageException(
                    "--" + name + " takes '" + String.join("' or '", values) + "', not '" + value + "'.");
        }
        return value;
    }

    /** The value of an option that is given at most once. */
    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The command line says something that is not understood. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
