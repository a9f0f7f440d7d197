package dev.masthead.theme;

import dev.masthead.rendering.Theme;
import dev.masthead.rendering.ThemeProvider;

/** Makes the default theme; its name is {@code default}. */
public final class DefaultThemeProvider implements ThemeProvider {

    /** For {@link java.util.ServiceLoader}. */
    public DefaultThemeProvider() {}

    @Override
    public String name() {
        return "default";
    }

    @Override
    public Theme create() {
        return new DefaultTheme();
    }
}
