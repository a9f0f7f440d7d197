/** Masthead itself and its HTTP surface, free of any framework. */
module dev.masthead.web {
    requires transitive dev.masthead.rendering;
    requires dev.masthead.content;
    requires static dev.masthead.search;
    requires com.github.benmanes.caffeine;
    requires jakarta.validation;
    requires java.net.http;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.masthead.web;

    uses dev.masthead.spi.RecordStoreProvider;
    uses dev.masthead.rendering.ThemeProvider;
}
