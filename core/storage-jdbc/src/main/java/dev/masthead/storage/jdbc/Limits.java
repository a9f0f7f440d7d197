package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How much a store takes of its server.
 *
 * @param connections the most connections of our own
 * @param statementTimeout after which the server breaks a statement off, in whole seconds; zero for never
 */
record Limits(int connections, Duration statementTimeout) {

    static final String CONNECTIONS = "connections";
    static final String STATEMENT_TIMEOUT = "statement-timeout";
    static final Limits DEFAULT = new Limits(8, Duration.ofSeconds(15));

    private static final int MOST_CONNECTIONS = 200;
    private static final int MOST_SECONDS = 3_600;

    static Limits of(StoreSettings settings) {
        return new Limits(
                number(settings, CONNECTIONS, DEFAULT.connections, MOST_CONNECTIONS, "connections"),
                Duration.ofSeconds(number(settings, STATEMENT_TIMEOUT, DEFAULT.seconds(), MOST_SECONDS, "seconds")));
    }

    /** Without a timeout: a migration takes as long as it takes. */
    Limits patient() {
        return new Limits(connections, Duration.ZERO);
    }

    boolean arePatient() {
        return statementTimeout.isZero();
    }

    int millis() {
        return Math.toIntExact(statementTimeout.toMillis());
    }

    int seconds() {
        return Math.toIntExact(statementTimeout.toSeconds());
    }

    private static int number(StoreSettings settings, String name, int preset, int most, String unit) {
        String text = settings.get(name).orElseGet(() -> Integer.toString(preset));
        Supplier<IllegalArgumentException> refusal =
                () -> new IllegalArgumentException("The setting '" + name + "' takes 1 to " + most + " " + unit);
        // Not by parsing and catching: a number that is too long is as wrong as a word.
        if (!text.matches("[0-9]{1,4}")) {
            throw refusal.get();
        }
        int number = Integer.parseInt(text);
        if (number < 1 || number > most) {
            throw refusal.get();
        }
        return number;
    }
}
