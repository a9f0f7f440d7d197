/** The contract kit that every record store runs: extend one class, in about fifteen lines. */
module dev.masthead.storage.tck {
    requires java.logging;
    requires transitive dev.masthead.spi;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.masthead.storage.tck;

    // Open, so that the JUnit platform can run the rules.
    opens dev.masthead.storage.tck;
}
