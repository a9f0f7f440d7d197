package dev.masthead.rendering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The renderers of custom blocks, by kind. Immutable and thread-safe. */
public final class BlockRenderers {

    private static final BlockRenderers NONE = new BlockRenderers(Map.of());

    private final Map<String, BlockRenderer> byKind;

    private BlockRenderers(Map<String, BlockRenderer> byKind) {
        this.byKind = byKind;
    }

    /** No renderers: every custom block shows its fallback. */
    public static BlockRenderers none() {
        return NONE;
    }

    /**
     * These renderers.
     *
     * @throws IllegalArgumentException when two are for the same kind
     */
    public static BlockRenderers of(List<BlockRenderer> renderers) {
        Map<String, BlockRenderer> byKind = new HashMap<>();
        for (BlockRenderer renderer : renderers) {
            if (byKind.putIfAbsent(renderer.kind(), renderer) != null) {
                throw new IllegalArgumentException(
                        "Two block renderers are for the kind '" + renderer.kind() + "'; keep one of them");
            }
        }
        return new BlockRenderers(Map.copyOf(byKind));
    }

    Optional<BlockRenderer> find(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }
}
