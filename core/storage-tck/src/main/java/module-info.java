/** The contract kit that every record store runs: extend one class, in about fifteen lines. */
open module dev.masthead.storage.tck {
    requires transitive dev.masthead.spi;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports dev.masthead.storage.tck;
}
