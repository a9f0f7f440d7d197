package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import java.util.List;

/** The collections that the rules are tested with: every kind of key, every shape of index. */
final class Collections {

    static final CollectionSpec ARTICLES = CollectionSpec.named("articles")
            .key("section", KeyType.TEXT)
            .key("title", KeyType.TEXT)
            .key("score", KeyType.INTEGER)
            .key("moment", KeyType.INSTANT)
            .uniqueKey("slug", KeyType.TEXT)
            .uniqueKey("number", KeyType.INTEGER)
            .manyValuedKey("tag", KeyType.TEXT)
            .uniqueManyValuedKey("claim", KeyType.TEXT)
            .index("by_title", List.of(), "title")
            .index("by_score", List.of(), "score")
            .index("by_moment", List.of(), "moment")
            .index("in_section", List.of("section"))
            .index("in_section_by_moment", List.of("section"), "moment")
            .index("in_section_scored", List.of("section", "score"), "moment")
            .index("by_slug", List.of("slug"))
            .index("tagged", List.of("tag"))
            .index("tagged_by_moment", List.of("tag"), "moment")
            .index("tagged_in_section", List.of("section", "tag"), "score")
            .index("claimed", List.of("claim"))
            .keysOf(Sample.reading("section", "title", "score", "moment", "slug", "number", "tag", "claim"))
            .build();

    static final CollectionSpec NOTES = CollectionSpec.named("notes")
            .key("author", KeyType.TEXT)
            .index("by_author", List.of("author"))
            .uniqueKey("slug", KeyType.TEXT)
            .keysOf(Sample.reading("author", "slug"))
            .build();

    static final List<CollectionSpec> ALL = List.of(ARTICLES, NOTES);

    private Collections() {}

    static Query.Builder articles(String index) {
        return Query.of("articles", index);
    }
}
