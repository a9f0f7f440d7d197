package dev.masthead.storage.jdbc;

/** In which way a call of JDBC fails. */
enum Fault {
    /** The line breaks before the call arrives. */
    LOST_BEFORE(false),
    /** The call arrives, and the line breaks before its answer. */
    LOST_AFTER(true),
    /** Something fails that nobody has foreseen, and the call does nothing. */
    BROKEN_BEFORE(false),
    /** The same between the database's answer and the caller: in a driver, a pool or a proxy. */
    BROKEN_AFTER(true),
    /** The database breaks the call off after the statement timeout. */
    TIMEOUT_BEFORE(false),
    /** Whoever is in between has waited for long enough; the database has done it. */
    TIMEOUT_AFTER(true),
    /** A deadlock: the database has taken the transaction back. There is no such answer to what has happened. */
    CONTENTION(false);

    private final boolean comesAfter;

    Fault(boolean comesAfter) {
        this.comesAfter = comesAfter;
    }

    /** Whether the call has its effect nevertheless. */
    boolean comesAfter() {
        return comesAfter;
    }

    boolean isLoss() {
        return this == LOST_BEFORE || this == LOST_AFTER;
    }
}
