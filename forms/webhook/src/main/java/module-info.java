/** Delivers submissions by signed HTTPS posts, and checks such signatures for receivers. */
module dev.masthead.webhook {
    requires transitive dev.masthead.forms;
    requires static transitive org.jspecify;

    exports dev.masthead.webhook;
}
