package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;

/**
 * What surrounds every page.
 *
 * @param language the page's language
 * @param magazine the magazine's name, plain text
 * @param tagline the line under the name; may be empty
 * @param home the front page's address
 * @param archive the archive's address
 * @param head what the page says about itself
 * @param navigation the links around it
 * @param overlays the forms that the page carries in dialogs; empty on pages that carry none
 * @param copyright the line at the foot, plain text
 * @param assets the addresses of the theme's own files
 * @param texts the theme's wording in the page's language
 */
public record Frame(
        Language language,
        String magazine,
        String tagline,
        String home,
        String archive,
        Head head,
        Navigation navigation,
        List<Overlay> overlays,
        String copyright,
        AssetLinks assets,
        Texts texts) {

    /** Copies the list. */
    public Frame {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(magazine, "magazine");
        Objects.requireNonNull(tagline, "tagline");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(archive, "archive");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(navigation, "navigation");
        overlays = List.copyOf(overlays);
        Objects.requireNonNull(copyright, "copyright");
        Objects.requireNonNull(assets, "assets");
        Objects.requireNonNull(texts, "texts");
    }
}
