package dev.masthead.rendering;

import java.util.Map;

/**
 * The addresses of a theme's assets, each with the hash of its content.
 *
 * @param hrefs address by asset name
 */
public record AssetLinks(Map<String, String> hrefs) {

    /** Copies the map. */
    public AssetLinks {
        hrefs = Map.copyOf(hrefs);
    }

    /**
     * The address of an asset.
     *
     * @param name as in {@link Asset#name()}
     * @throws IllegalArgumentException when the theme has no such asset
     */
    public String href(String name) {
        String href = hrefs.get(name);
        if (href == null) {
            throw new IllegalArgumentException("The theme has no asset '" + name + "'; it lists "
                    + hrefs.keySet().stream().sorted().toList() + " in Theme.assets()");
        }
        return href;
    }
}
