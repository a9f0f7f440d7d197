package dev.masthead.examples.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a trial was started with; {@code examples/cluster/run} writes the command line.
 *
 * @param engine the database
 * @param script works the database nodes
 * @param scenario {@code random}, {@code control} or one blow's name
 * @param rounds how many blows
 * @param seed decides which blows, and which nodes
 * @param freezeMillis how long replication stands still before a frozen writer is killed
 * @param folder everything of this trial
 * @param jar the standalone magazine
 * @param port the first of a hundred ports
 * @param magazines whether Masthead nodes run, too
 */
record TrialOptions(
        Engine engine,
        Path script,
        String scenario,
        int rounds,
        long seed,
        long freezeMillis,
        Path folder,
        Path jar,
        int port,
        boolean magazines) {

    private static final String CONTROL = "control";
    private static final String RANDOM = "random";

    static TrialOptions parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            values.put(arguments.get(i), arguments.get(i + 1));
        }
        Values given = new Values(values);
        TrialOptions options = new TrialOptions(
                Engine.valueOf(given.text("--engine").toUpperCase(Locale.ROOT)),
                Path.of(given.text("--script")),
                given.text("--scenario"),
                given.number("--rounds"),
                given.number("--seed"),
                given.number("--freeze") * 1_000L,
                Path.of(given.text("--folder")),
                Path.of(given.text("--jar")),
                given.number("--port"),
                given.text("--magazines").equals("yes"));
        if (!options.magazines && options.scenario.equals(Blow.MASTHEAD.toString())) {
            throw new IllegalArgumentException("The scenario masthead needs the Masthead nodes");
        }
        options.blow();
        return options;
    }

    boolean isControl() {
        return scenario.equals(CONTROL);
    }

    /** What a round may draw. */
    List<Blow> blows() {
        return engine.blows().stream()
                .filter(blow -> magazines || blow != Blow.MASTHEAD)
                .toList();
    }

    /** The one blow of every round; empty when each round draws its own. */
    Optional<Blow> blow() {
        if (isControl()) {
            return Optional.of(engine.control());
        }
        if (scenario.equals(RANDOM)) {
            return Optional.empty();
        }
        return Optional.of(engine.blows().stream()
                .filter(blow -> blow.toString().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + scenario + "' on " + engine
                        + "; there are " + RANDOM + ", " + CONTROL + " and " + engine.blows())));
    }

    /** The command line's options by name. */
    private record Values(Map<String, String> byName) {

        String text(String name) {
            return Optional.ofNullable(byName.get(name))
                    .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }
    }
}
