package dev.masthead.web;

import dev.masthead.rendering.Asset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The theme's own files, each under a name that holds the hash of its content: {@code magazine.3f2a….css}. */
final class AssetFiles {

    private static final int HASH_BYTES = 8;
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Map<String, Encoded> byHashedName = new LinkedHashMap<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();

    AssetFiles(List<Asset> assets) {
        for (Asset asset : assets) {
            byte[] bytes = asset.bytes();
            String hash = EntityTag.hash(bytes, HASH_BYTES);
            hashes.put(asset.name(), hash);
            byHashedName.put(
                    hashedName(asset.name(), hash),
                    Encoded.of(
                            Response.of(200, asset.contentType(), bytes).with("Cache-Control", FOREVER),
                            new EntityTag('"' + hash + '"')));
        }
    }

    Optional<Encoded> find(String hashedName) {
        return Optional.ofNullable(byHashedName.get(hashedName));
    }

    /** The hash of each file's content, by the file's own name. */
    Map<String, String> hashes() {
        return Map.copyOf(hashes);
    }

    private static String hashedName(String name, String hash) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "." + hash + name.substring(dot);
    }
}
