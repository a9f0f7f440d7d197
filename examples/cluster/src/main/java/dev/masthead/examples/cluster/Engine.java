package dev.masthead.examples.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A clustered database, by the name of its script. */
enum Engine {
    /** A primary and two standbys; a commit waits for one of them. */
    POSTGRESQL("postgresql", Blow.FROZEN, true),
    /** Three nodes that can all be written to. */
    GALERA("mariadb", Blow.ALL, false);

    private final String store;
    private final Blow control;
    private final boolean replicates;

    Engine(String store, Blow control, boolean replicates) {
        this.store = store;
        this.control = control;
        this.replicates = replicates;
    }

    /** The name of the record store. */
    String store() {
        return store;
    }

    /** The blow that loses acknowledged writes when the database is set up to lose them. */
    Blow control() {
        return control;
    }

    /** What can be done to it. */
    List<Blow> blows() {
        return Arrays.stream(Blow.values())
                .filter(blow -> replicates || blow != Blow.FROZEN)
                .toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
