package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Draft;
import dev.masthead.core.Magazine;
import jakarta.validation.ConstraintViolation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Text that wants to be more than text. Each test ends with: nothing thrown, and only safe blocks. */
class HostileTextTest {

    private static final Stamp STAMP = new Stamp(1, Instant.EPOCH, "");
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "</",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<b",
            "<a href=",
            "'",
            "\"",
            "script",
            "<script>",
            "</script>",
            "<svg>",
            "<p>",
            "</p>",
            "<table>",
            "<td>",
            "<ul>",
            "<li>",
            "style",
            "=",
            " ",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "[",
            "](",
            ")",
            "![",
            "# ",
            "> ",
            "- ",
            "1. ",
            "|",
            "\n|-|\n",
            "&",
            "#",
            ";",
            "&lt;",
            "x",
            "é",
            "\t",
            "~~",
            "\\",
            "javascript:",
            "https://a.b",
            "{{form:",
            "}}",
            "---\n",
            "title: ",
            "<textarea>",
            "<pre>",
            "</",
            "<figure>",
            "<blockquote>",
            "\u0000",
            "<?",
            "?>",
            "<h2>",
            "<select>",
            "<template>",
            "<math>",
            "<br>");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("payloads")
    void payloadsInABodyLeaveSafeBlocks(String payload) {
        isSafe(Sample.markdown(payload));
        isSafe(Sample.markdown("a " + payload.replace("\n", " ") + " b"));
        isSafe(new HtmlReader().read(payload));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void payloadsInFrontMatterAreTextOrAProblem(String payload) {
        String quoted = new JsonMapper().writeValueAsString(payload);
        for (String value :
                List.of(quoted, payload, "[" + quoted + "]", "{name: " + quoted + ", src: " + quoted + "}")) {
            for (String key : List.of("title", "deck", "authors", "tags", "image", "section", "slug", "publishAt")) {
                Notes notes = new Notes("articles/a.md");
                article(
                        "---\ntitle: T\nauthors: A\n".replace(key + ":", "x-" + key + ":") + key + ": " + value
                                + "\n---\nText",
                        notes);
                assertTrue(notes.problems().stream().allMatch(problem -> problem.line() >= 1));
            }
        }
    }

    @Test
    void anyMixOfSignsIsRead() {
        Random random = new Random(20261123);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            isSafe(Sample.markdown(text.toString()));
            isSafe(new HtmlReader().read(text.toString()));
            article(text.toString(), new Notes("articles/a.md"));
            article("---\n" + text, new Notes("articles/a.md"));
        }
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void longTextsAreReadOrRefusedWithAReason(String pattern) {
        for (String text :
                List.of(pattern.repeat(1_000_000 / pattern.length()), (pattern.repeat(50) + "\n").repeat(4_000))) {
            Notes notes = new Notes("articles/a.md");
            article("---\ntitle: T\nauthors: A\n---\n" + text.substring(0, Math.min(text.length(), 1_500_000)), notes);
        }
        article("---\ntitle: " + pattern.repeat(60_000 / pattern.length()) + "\n---\n", new Notes("articles/a.md"));
        isSafe(new HtmlReader().read(pattern.repeat(60_000 / pattern.length())));
    }

    @Test
    void aLineOfAMegabyteIsRefusedWithItsNumber() {
        List<String> problems = new Sample(folder)
                .article("a.md", "", "One\n\n" + "[".repeat(1_000_000))
                .problems();
        assertEquals(List.of("articles/a.md:7: the line is longer than 200000 characters; break it"), problems);
    }

    @Test
    void signsOfMarkupOverManyLinesAreRefusedBeforeTheyFillTheMemory() {
        List<String> problems = new Sample(folder)
                .article("a.md", "", "One\n\n" + ("[".repeat(100_000) + "\n").repeat(6))
                .problems();
        assertEquals(List.of("articles/a.md:9: the file has more than 250000 signs of markup; split it"), problems);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "0001-01-01", "9999-12-31T23:59:59-18:00", "99999-01-01", "-0001-01-01"})
    void aMomentThatNoStoreKeepsIsAnErrorOfItsFile(String moment) {
        List<String> problems = new Sample(folder)
                .article("a.md", "publishAt: " + moment + "\n", "One")
                .problems();
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).contains("publishAt"), problems.get(0));
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        List<String> problems = new Sample(folder)
                .article("a.md", "", "x".repeat(1_100_000).concat("\n").repeat(2))
                .problems();
        assertEquals(List.of("articles/a.md:1: the file is larger than 2 MiB; split it"), problems);
    }

    @Test
    void referencesThatMultiplyAreRefused() {
        String bomb =
                "[a]: https://example.org/" + "x".repeat(1_900) + "\n\n" + ("[a] ".repeat(100) + "\n").repeat(1_000);
        List<String> problems = new Sample(folder).article("a.md", "", bomb).problems();
        assertTrue(problems.get(0).contains("the body's references make it"), problems.toString());
    }

    @Test
    void tooManyBlocksCellsColumnsAndRowsAreErrorsAtTheirLine() {
        Sample sample = new Sample(folder)
                .article("a.md", "", "x\n\n".repeat(10_001))
                .article("b.md", "slug: b\n", "\n" + "|a".repeat(51) + "\n" + "|-".repeat(51) + "\n")
                .article("c.md", "slug: c\n", "|a|\n|-|\n" + "|x|\n".repeat(1_001))
                .article(
                        "d.md", "slug: d\n", "|a".repeat(200) + "\n" + "|-".repeat(200) + "\n" + "|x|\n".repeat(1_000));
        List<String> problems = sample.problems();
        assertEquals(4, problems.size(), problems.toString());
        assertTrue(
                problems.get(0).startsWith("articles/a.md:20005: the body has more than 10000 blocks"),
                problems.get(0));
        assertTrue(problems.get(1).startsWith("articles/b.md:7: the table has more than 50"), problems.get(1));
        assertTrue(problems.get(2).startsWith("articles/c.md:6: the table has more than 50"), problems.get(2));
        assertTrue(problems.get(3).startsWith("articles/d.md:6: the body's tables have more"), problems.get(3));
    }

    @Test
    void aliasesCannotMultiply() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        List<String> problems = new Sample(folder).article("a.md", bomb, "Text").problems();
        assertTrue(problems.get(0).startsWith("articles/a.md:4: uses a YAML anchor"), problems.toString());
    }

    static Stream<String> payloads() {
        return Stream.concat(
                Corpus.texts("dompurify-expect.jsonl", "payload").stream(),
                Corpus.texts("naughty-strings.jsonl", "s").stream());
    }

    static Stream<String> longTexts() {
        return Stream.of(
                "[",
                "*",
                "*a ",
                "[a](",
                "![",
                "**_ ",
                "`",
                "<",
                "<b>",
                "<p>",
                "<div>\n",
                "> ",
                "- ",
                "- x\n",
                "|a",
                "\\",
                "&",
                "~",
                "<b>\n\n",
                "<table>\n\n",
                "<ul>\n\n",
                "<script>",
                "<div><b>\n\n",
                "a<!--",
                "<a href=x>",
                "</b>",
                "# ",
                "[a]: b\n",
                "    x\n",
                "<!-- ",
                "<svg><p>",
                "1. a\n   ",
                "***",
                "<h2>\n\n",
                "\u0301",
                "<table><tr><td>",
                "<i><b>");
    }

    private static void article(String text, Notes notes) {
        try {
            Manuscript manuscript = Manuscript.of(PlainText.lines(text));
            ArticleReferences references =
                    new ArticleReferences("articles/a.md", Map.of(), new Pictures(tree()), notes);
            Article article = new ArticleReader(
                            new ArticleFile("articles/a.md", STAMP, manuscript), Magazine.named("M"), references, notes)
                    .read(new MarkdownReader(), new ArticleCheck(Sample.validator()));
            isLine(article.headline());
            isLine(article.deck());
            article.bylines().forEach(byline -> isLine(byline.name()));
            isSafe(article.body());
        } catch (Refusal e) {
            notes.error(e.line(), e.reason());
        }
    }

    private static FolderTree tree() {
        return new FolderTree(Path.of(""));
    }

    private static void isLine(String text) {
        assertFalse(
                text.codePoints()
                        .anyMatch(c -> Character.isISOControl(c)
                                || (c >= 0x202A && c <= 0x202E)
                                || (c >= 0x2066 && c <= 0x2069)
                                || (c >= 0xD800 && c <= 0xDFFF)),
                text);
    }

    /** The model itself knows which links and pictures are safe, and what fits. */
    private static void isSafe(List<Block> blocks) {
        List<Block> known = new ArrayList<>(blocks);
        known.removeIf(block -> block instanceof Block.Picture);
        Article article = Article.titled("T").body(known).build();
        Set<ConstraintViolation<Article>> violations = Sample.validator().validate(article, Draft.class);
        assertEquals(Set.of(), violations);
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(Terse.of(known)));
        assertFalse(Terse.of(known).chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t'));
    }
}
