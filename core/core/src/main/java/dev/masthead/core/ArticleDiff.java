package dev.masthead.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What differs between two versions of an article. Immutable.
 *
 * @param properties the properties that differ, by their names, each as it was and as it is: texts as they are, everything
 *     else as its own text form; an absent one is empty
 * @param body the blocks of both bodies in their order, each marked
 */
public record ArticleDiff(Map<String, Property> properties, List<BlockChange> body) {

    /** So many comparisons are made of what lies between the first and the last difference; beyond, all of it is replaced. */
    private static final long MOST_COMPARISONS = 4_000_000;

    /** Copies both. */
    public ArticleDiff {
        properties = Map.copyOf(properties);
        body = List.copyOf(body);
    }

    /**
     * A property that differs.
     *
     * @param before as it was
     * @param after as it is
     */
    public record Property(String before, String after) {}

    /**
     * A block of one of the bodies, or of both.
     *
     * @param kind in which of them
     * @param block the block
     */
    public record BlockChange(Kind kind, Block block) {

        /** Where a block is. */
        public enum Kind {
            /** In both, at this place. */
            KEPT,
            /** Only in the earlier one. */
            REMOVED,
            /** Only in the later one. */
            ADDED
        }
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return properties.isEmpty() && body.stream().allMatch(change -> change.kind() == BlockChange.Kind.KEPT);
    }

    /**
     * What differs between two versions.
     *
     * @param before the earlier one
     * @param after the later one
     */
    public static ArticleDiff between(Article before, Article after) {
        Map<String, Property> properties = new LinkedHashMap<>();
        Map<String, Object> were = properties(before);
        properties(after).forEach((name, value) -> {
            Object was = Objects.requireNonNull(were.get(name));
            if (!was.equals(value)) {
                properties.put(name, new Property(String.valueOf(was), String.valueOf(value)));
            }
        });
        return new ArticleDiff(properties, blocks(before.body(), after.body()));
    }

    /** What an editor sets; not how often it was stored, where it is in its life, or where it came from. */
    private static Map<String, Object> properties(Article article) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("headline", article.headline());
        properties.put("deck", article.deck());
        properties.put("slug", article.slug().map(Slug::value).orElse(""));
        properties.put("bylines", article.bylines());
        properties.put("section", article.section().map(Slug::value).orElse(""));
        properties.put("tags", article.tags().stream().map(Tag::name).toList());
        properties.put("hero", article.hero().<Object>map(hero -> hero).orElse(""));
        properties.put("language", article.language().orElse(""));
        properties.put("publishAt", article.publishAt().map(Object::toString).orElse(""));
        properties.put("updatedAt", article.updatedAt().map(Object::toString).orElse(""));
        properties.put("expireAt", article.expireAt().map(Object::toString).orElse(""));
        properties.put("canonical", article.canonical().map(Object::toString).orElse(""));
        properties.put("seo", article.seo());
        properties.put("series", article.series().map(Series::name).orElse(""));
        properties.put("translationKey", article.translationKey().orElse(""));
        return properties;
    }

    private static List<BlockChange> blocks(List<Block> before, List<Block> after) {
        int most = Math.min(before.size(), after.size());
        int head = 0;
        while (head < most && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<BlockChange> changes = new ArrayList<>();
        add(changes, BlockChange.Kind.KEPT, before.subList(0, head));
        middle(changes, before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(changes, BlockChange.Kind.KEPT, before.subList(before.size() - tail, before.size()));
        return changes;
    }

    /** By the longest common subsequence. */
    private static void middle(List<BlockChange> changes, List<Block> before, List<Block> after) {
        if ((long) before.size() * after.size() > MOST_COMPARISONS) {
            add(changes, BlockChange.Kind.REMOVED, before);
            add(changes, BlockChange.Kind.ADDED, after);
            return;
        }
        int[][] common = common(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                changes.add(new BlockChange(BlockChange.Kind.KEPT, before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                changes.add(new BlockChange(BlockChange.Kind.REMOVED, before.get(i++)));
            } else {
                changes.add(new BlockChange(BlockChange.Kind.ADDED, after.get(j++)));
            }
        }
    }

    /** How many blocks are common to what lies behind each pair of places. */
    private static int[][] common(List<Block> before, List<Block> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<BlockChange> changes, BlockChange.Kind kind, List<Block> blocks) {
        blocks.forEach(block -> changes.add(new BlockChange(kind, block)));
    }
}
