/** The contract kit for delivery channels. */
module dev.masthead.channel.tck {
    requires transitive dev.masthead.core;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports dev.masthead.channel.tck;

    opens dev.masthead.channel.tck;
}
