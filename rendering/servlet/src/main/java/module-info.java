/** The Jakarta Servlet 6 adapter of Masthead. */
module dev.masthead.servlet {
    requires transitive dev.masthead.web;
    requires transitive jakarta.servlet;
    requires static transitive org.jspecify;

    exports dev.masthead.servlet;
}
