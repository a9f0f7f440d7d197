package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A collection of wide indexes, and texts that only look alike. */
final class Cards {

    static final CollectionSpec SPEC = CollectionSpec.named("cards")
            .key("a", KeyType.TEXT)
            .key("b", KeyType.TEXT)
            .key("c", KeyType.TEXT)
            .key("d", KeyType.TEXT)
            .key("n", KeyType.INTEGER)
            .key("t", KeyType.INSTANT)
            .uniqueKey("slug", KeyType.TEXT)
            .manyValuedKey("tag", KeyType.TEXT)
            .index("on_a", List.of("a"))
            .index("on_ab", List.of("a", "b"))
            .index("on_abc", List.of("a", "b", "c"))
            .index("on_abc_by_d", List.of("a", "b", "c"), "d")
            .index("tagged", List.of("tag"))
            .index("on_t", List.of("t"))
            .index("by_d", List.of(), "d")
            .index("by_n", List.of(), "n")
            .index("by_t", List.of(), "t")
            .keysOf(Sample.reading("a", "b", "c", "d", "n", "t", "slug", "tag"))
            .build();

    /** In each group, what some engine, file system, driver or escaping takes for one text. */
    private static final List<List<String>> ALIKE = List.of(
            List.of("ab", "a\u200Bb", "a\u200Db", "a\u00ADb", "\uFEFFab", "a\u0001b", "aB", "AB"),
            List.of("\u00DF", "ss", "SS", "\u1E9E"),
            List.of("\u0131", "i", "I", "\u0130", "i\u0307"),
            List.of("1", "01", "001", "1.0", "1e0", "+1", " 1", "1 "),
            List.of("550e8400-e29b-41d4-a716-446655440000", "550E8400-E29B-41D4-A716-446655440000"),
            List.of("a b", "a+b", "a%20b", "a\u00A0b", "a  b"),
            List.of("A", "%41", "&#65;", "\\u0041"),
            List.of("a/b", "a//b", "a/b/", "/a/b", "a%2Fb", "a\\b", "a\\\\b", "a/./b", "a/c/../b"),
            List.of("it's", "it''s", "it\\'s", "it\"s"),
            List.of(" ", "  ", "\t", "\u00A0"),
            List.of("p\nq", "p\rq", "p\r\nq", "p\nq\n", "p\n\nq", "p\\nq", "\np\nq"),
            List.of("\uFFFD", "\uFFFE", "\uFFFF", "?", "\uE000"),
            List.of("\uFB01", "fi"),
            List.of("e\u0301", "\u00E9", "e", "E\u0301"),
            List.of("Aa", "BB"),
            List.of("null", "NULL", "\\N"),
            List.of("trail", "trail.", "trail ", "trail\u0002"));

    private Cards() {}

    /** All of them, each once, none empty. */
    static Set<String> alike() {
        Set<String> texts = new LinkedHashSet<>();
        ALIKE.forEach(texts::addAll);
        return texts;
    }

    static Query.Builder on(String index) {
        return Query.of("cards", index).limit(100);
    }

    static Batch card(String id, Sample sample) {
        return Batch.builder().insert("cards", id, sample.payload()).build();
    }
}
