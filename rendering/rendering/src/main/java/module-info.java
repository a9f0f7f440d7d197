import dev.masthead.rendering.ThemeProvider;

/** View models, the theme SPI, metadata, feeds and the other machine outputs of Masthead. */
module dev.masthead.rendering {
    requires transitive dev.masthead.core;
    requires transitive dev.masthead.forms;
    requires static transitive org.jspecify;

    exports dev.masthead.rendering;

    uses ThemeProvider;
}
