import dev.masthead.rendering.ThemeProvider;
import dev.masthead.theme.DefaultThemeProvider;

/** The default look of Masthead. */
module dev.masthead.theme {
    requires transitive dev.masthead.rendering;
    requires gg.jte.runtime;
    requires static transitive org.jspecify;

    exports dev.masthead.theme;

    // The runtime of the templates reads their static text, which lies beside the generated classes.
    opens dev.masthead.theme.internal to
            gg.jte.runtime;

    provides ThemeProvider with
            DefaultThemeProvider;
}
