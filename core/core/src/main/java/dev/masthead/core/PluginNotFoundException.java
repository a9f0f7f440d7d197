package dev.masthead.core;

import java.util.Collection;

/** A plugin was asked for by a name that nothing on the class path has. */
public final class PluginNotFoundException extends MastheadException {

    private static final long serialVersionUID = 1L;

    PluginNotFoundException(String kind, String wanted, Collection<String> found, String hint) {
        super(
                "There is no " + kind + " named '" + wanted + "'; found: " + (found.isEmpty() ? "none" : found) + ". "
                        + hint,
                null);
    }
}
