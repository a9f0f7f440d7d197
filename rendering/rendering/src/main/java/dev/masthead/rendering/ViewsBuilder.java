package dev.masthead.rendering;

import dev.masthead.core.Magazine;
import dev.masthead.core.Section;
import dev.masthead.forms.Forms;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Builds {@link Views}; not thread-safe. */
public final class ViewsBuilder {

    final Magazine magazine;
    final Links links;
    Texts texts;
    Forms forms = Forms.none();
    BlockRenderers renderers = BlockRenderers.none();
    AssetLinks assets = new AssetLinks(Map.of());
    List<OverlayTiming> overlays = List.of(OverlayTiming.usual());
    Predicate<Section> inNavigation = section -> true;
    boolean searchable;

    ViewsBuilder(Magazine magazine, Links links) {
        this.magazine = magazine;
        this.links = links;
        this.texts = Texts.of(magazine.language());
    }

    /** The wording; Masthead's own in the magazine's language when not set. */
    public ViewsBuilder texts(Texts texts) {
        this.texts = texts;
        return this;
    }

    /** The reader forms, in the order of the navigation; none when not set. */
    public ViewsBuilder forms(Forms forms) {
        this.forms = forms;
        return this;
    }

    /** The renderers of custom blocks; none when not set. */
    public ViewsBuilder renderers(BlockRenderers renderers) {
        this.renderers = renderers;
        return this;
    }

    /** Where the theme's assets are. */
    public ViewsBuilder assets(AssetLinks assets) {
        this.assets = assets;
        return this;
    }

    /** When overlays open and close by themselves; {@link OverlayTiming#usual()} alone when not set. */
    public ViewsBuilder overlays(List<OverlayTiming> overlays) {
        this.overlays = List.copyOf(overlays);
        return this;
    }

    /** Which sections the navigation shows, asked for each page; all of them when not set. */
    public ViewsBuilder sectionsInNavigation(Predicate<Section> shown) {
        this.inNavigation = shown;
        return this;
    }

    /** Whether the navigation leads to the search; it does not when not set. */
    public ViewsBuilder searchable(boolean offered) {
        this.searchable = offered;
        return this;
    }

    /** The views. */
    public Views build() {
        return new Views(this);
    }
}
