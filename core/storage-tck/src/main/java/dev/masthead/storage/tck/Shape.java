package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyType;
import java.util.List;
import java.util.Set;

/**
 * The two collections of the generated sequences, less some keys and indexes.
 *
 * @param without names of keys and indexes that are not declared; an index goes with its keys
 */
record Shape(Set<String> without) {

    static final Shape WHOLE = new Shape(Set.of());
    static final String ITEMS = "items";
    static final String NOTES = "notes";

    private record Index(String name, List<String> equality, String order) {}

    private static final List<KeySpec> KEYS = List.of(
            new KeySpec("section", KeyType.TEXT, false, false),
            new KeySpec("title", KeyType.TEXT, false, false),
            new KeySpec("score", KeyType.INTEGER, false, false),
            new KeySpec("moment", KeyType.INSTANT, false, false),
            new KeySpec("tag", KeyType.TEXT, true, false),
            new KeySpec("level", KeyType.INTEGER, true, false),
            new KeySpec("slug", KeyType.TEXT, false, true),
            new KeySpec("number", KeyType.INTEGER, false, true),
            new KeySpec("claim", KeyType.TEXT, true, true));

    /** An empty order means ordered by id. */
    private static final List<Index> INDEXES = List.of(
            new Index("by_title", List.of(), "title"),
            new Index("by_score", List.of(), "score"),
            new Index("by_moment", List.of(), "moment"),
            new Index("by_slug", List.of(), "slug"),
            new Index("in_section", List.of("section"), ""),
            new Index("at_moment", List.of("moment"), "title"),
            new Index("section_score", List.of("section"), "score"),
            new Index("section_at", List.of("section", "score"), "moment"),
            new Index("slugged", List.of("slug"), ""),
            new Index("claimed", List.of("claim"), ""),
            new Index("tagged", List.of("tag"), ""),
            new Index("tag_score", List.of("tag"), "score"),
            new Index("tag_section", List.of("section", "tag"), "title"),
            new Index("levelled", List.of("level"), "moment"));

    List<CollectionSpec> specs(String prefix) {
        return List.of(items(prefix), notes(prefix));
    }

    static List<String> keys() {
        return KEYS.stream().map(KeySpec::name).toList();
    }

    static List<String> indexes() {
        return INDEXES.stream().map(Index::name).toList();
    }

    private CollectionSpec items(String prefix) {
        CollectionSpec.Builder spec = CollectionSpec.named(prefix + ITEMS);
        for (KeySpec key : KEYS) {
            if (has(key.name())) {
                add(spec, key);
            }
        }
        for (Index index : INDEXES) {
            boolean whole = index.equality().stream().allMatch(this::has) && has(index.order());
            if (has(index.name()) && whole) {
                add(spec, index);
            }
        }
        return spec.keysOf(Sample.reading(keys().stream().filter(this::has).toArray(String[]::new)))
                .build();
    }

    private static void add(CollectionSpec.Builder spec, KeySpec key) {
        if (key.many()) {
            if (key.unique()) {
                spec.uniqueManyValuedKey(key.name(), key.type());
            } else {
                spec.manyValuedKey(key.name(), key.type());
            }
        } else if (key.unique()) {
            spec.uniqueKey(key.name(), key.type());
        } else {
            spec.key(key.name(), key.type());
        }
    }

    private static void add(CollectionSpec.Builder spec, Index index) {
        if (index.order().isEmpty()) {
            spec.index(index.name(), index.equality());
        } else {
            spec.index(index.name(), index.equality(), index.order());
        }
    }

    private static CollectionSpec notes(String prefix) {
        return CollectionSpec.named(prefix + NOTES)
                .key("section", KeyType.TEXT)
                .uniqueKey("slug", KeyType.TEXT)
                .index("in_section", List.of("section"))
                .keysOf(Sample.reading("section", "slug"))
                .build();
    }

    private boolean has(String name) {
        return !without.contains(name);
    }
}
