package dev.masthead.rendering;

/**
 * Makes a {@link Theme}; found by {@link java.util.ServiceLoader} and chosen by name. Being found has no side effects.
 *
 * @implSpec T-10: a public class with a public constructor without parameters, named both in {@code module-info} and in
 *     {@code META-INF/services}.
 */
public interface ThemeProvider {

    /** The name by which a host chooses it; {@code default} is Masthead's own. */
    String name();

    /** A theme, ready to use. */
    Theme create();
}
