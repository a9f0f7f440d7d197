package dev.masthead.theme;

import dev.masthead.rendering.Asset;
import dev.masthead.rendering.Fragments;
import dev.masthead.rendering.Html;
import dev.masthead.rendering.Theme;
import dev.masthead.rendering.View;
import dev.masthead.theme.internal.JtefragmentGenerated;
import dev.masthead.theme.internal.JteheadGenerated;
import dev.masthead.theme.internal.JtepageGenerated;
import dev.masthead.theme.internal.JtescriptsGenerated;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The look that Masthead has when a host chooses no other. Immutable and thread-safe.
 *
 * <p>The templates are called as the classes that they were compiled to: a missing one fails the build and not a request,
 * and neither a compiler nor a class loader is needed at run time.
 */
public final class DefaultTheme implements Theme {

    private final List<Asset> assets;

    /** Reads the style sheet and the scripts. */
    public DefaultTheme() {
        assets = List.of(
                asset("magazine.css", "text/css; charset=utf-8"),
                asset("magazine.js", "text/javascript; charset=utf-8"),
                asset("fields.js", "text/javascript; charset=utf-8"),
                asset("guard.js", "text/javascript; charset=utf-8"));
    }

    @Override
    public List<Asset> assets() {
        return assets;
    }

    /** Those in {@code guard.js}. */
    @Override
    public Set<String> promptKinds() {
        return Set.of("work", "widget");
    }

    @Override
    public byte[] render(View view) {
        PageOutput out = new PageOutput();
        JtepageGenerated.render(out, null, view);
        return out.toByteArray();
    }

    @Override
    public Fragments fragments(View view) {
        return new Fragments(
                html(out -> JteheadGenerated.render(out, null, view.frame())),
                html(out -> JtefragmentGenerated.render(out, null, view)),
                html(out -> JtescriptsGenerated.render(out, null, view.frame())));
    }

    private static Html html(Consumer<PageOutput> template) {
        PageOutput out = new PageOutput();
        template.accept(out);
        return new Html(out.toString());
    }

    private static Asset asset(String name, String contentType) {
        try (InputStream file = DefaultTheme.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(
                        "The file " + name + " is missing from masthead-theme; was the jar repackaged without it?");
            }
            return new Asset(name, contentType, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " of masthead-theme cannot be read", e);
        }
    }
}
