package dev.masthead.examples.cluster;

import java.util.List;
import java.util.Locale;

/** A clustered database, by the name of its script. */
enum Engine {
    /** A primary and two standbys; a commit waits for one of them. */
    POSTGRESQL("postgresql", Blow.FROZEN, List.of(Blow.values())),
    /** Three nodes that can all be written to. */
    GALERA("mariadb", Blow.ALL, List.of(Blow.WRITER, Blow.NODE, Blow.ALL, Blow.MASTHEAD));

    private final String store;
    private final Blow control;
    private final List<Blow> blows;

    Engine(String store, Blow control, List<Blow> blows) {
        this.store = store;
        this.control = control;
        this.blows = blows;
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
        return blows;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
