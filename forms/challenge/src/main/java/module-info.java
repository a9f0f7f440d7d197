/** Challenges of Masthead that a third party verifies. */
module dev.masthead.challenge {
    requires transitive dev.masthead.forms;
    requires transitive java.net.http;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.masthead.challenge;
}
