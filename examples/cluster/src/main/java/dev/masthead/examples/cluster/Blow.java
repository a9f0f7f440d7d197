package dev.masthead.examples.cluster;

import java.util.Locale;

/** What happens to the cluster in one round; every kill is {@code kill -9}. */
enum Blow {
    /** The database node that is written to is killed. */
    WRITER,
    /** Replication is frozen, then the node that is written to is killed, and what was frozen with it. */
    FROZEN,
    /** Another database node is killed. */
    NODE,
    /** All database nodes are killed at once. */
    ALL,
    /** One of the two Masthead nodes is killed. */
    MASTHEAD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
