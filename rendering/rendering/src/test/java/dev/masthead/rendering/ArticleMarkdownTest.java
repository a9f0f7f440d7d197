package dev.masthead.rendering;

import static dev.masthead.rendering.Samples.link;
import static dev.masthead.rendering.Samples.paragraph;
import static dev.masthead.rendering.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ArticleMarkdownTest {

    private static final List<org.commonmark.Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final List<Mark> MARKS = List.of(
            new Mark.Strong(),
            new Mark.Emphasis(),
            new Mark.Strike(),
            new Mark.Code(),
            new Mark.Subscript(),
            new Mark.Superscript(),
            new Mark.Link("https://a.example/?x=1&copy=2", Optional.of("a \"title\" <b> \\")));

    @Test
    void aParagraphReadBackHasTheSameWords() {
        for (String text : Corpus.hostile()) {
            Document read = read(markdown(paragraph(text)));
            assertEquals(Escape.htmlCharacters(text), read.expectFirst("p").wholeText());
            assertEquals(1, read.body().childrenSize(), () -> "one paragraph of " + text);
        }
    }

    @Test
    void codeReadBackHasTheSameLines() {
        for (String text : Corpus.hostile()) {
            String code = read(markdown(new Block.Code(Optional.of("java"), text)))
                    .expectFirst("pre code.language-java")
                    .wholeText();
            assertEquals(Escape.htmlCharacters(text).stripTrailing(), code.stripTrailing());
        }
    }

    @Test
    void everyKindOfBlockReadBackHoldsTheWords() {
        for (String text : Corpus.own()) {
            Document read = read(markdown(Samples.everyBlock(text).toArray(Block[]::new)));
            String words = Escape.htmlCharacters(text);
            assertEquals(words, read.expectFirst("h2").wholeText());
            assertEquals(words, read.expectFirst("ol li").wholeText().replaceAll("^\\n|\\n$", ""));
            assertEquals(words, read.expectFirst("blockquote p").wholeText());
            assertEquals(words, read.expectFirst("th").wholeText());
            assertEquals(words, read.expectFirst("td").wholeText());
            assertEquals(
                    words.replace('\n', ' ').strip(),
                    read.expectFirst("img").attr("alt").replace('\n', ' ').strip());
        }
    }

    @Test
    void anyRunsWithAnyMarksReadBackHaveTheSameWords() {
        Random random = new Random(42);
        List<String> corpus = Corpus.own();
        for (int round = 0; round < 2_000; round++) {
            List<Inline> runs = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                runs.add(anyRun(random, corpus));
            }
            String words = Escape.htmlCharacters(Inline.words(runs));
            String markdown = markdown(new Block.Paragraph(runs));
            String read = read(markdown).body().wholeText();
            assertEquals(words.strip(), read.strip(), markdown);
        }
    }

    @Test
    void marksBecomeDelimitersWhereTheyAreReadAsSuch() {
        assertEquals(
                "a **b**_c_ `d` [e](<https://e.example>)".replace("_c_", "<em>c</em>"),
                markdown(new Block.Paragraph(List.of(
                        run("a "),
                        run("b", new Mark.Strong()),
                        run("c", new Mark.Emphasis()),
                        run(" "),
                        run("d", new Mark.Code()),
                        run(" "),
                        run("e", link("https://e.example"))))));
    }

    @Test
    void linksAndPicturesAreAddressesInFull() {
        String markdown = markdown(new Block.Paragraph(List.of(run("x", link("/tags/boats"), new Mark.Strong()))));
        assertEquals("[**x**](<https://www.example.org/magazine/tags/boats>)", markdown);
    }

    @Test
    void twoListsInARowStayTwo() {
        Block list = new Block.Listing(false, 1, List.of(List.of(paragraph("a")), List.of(paragraph("b"))));
        Block numbers = new Block.Listing(true, 7, List.of(List.of(paragraph("a"), paragraph("more")), List.of(list)));
        Document read = read(markdown(list, list, numbers, numbers));
        assertEquals(2, read.select("body > ul").size());
        assertEquals(2, read.select("body > ol[start=7]").size());
        assertEquals("more", read.expectFirst("ol > li > p:eq(1)").text());
        assertEquals(2, read.select("ol > li > ul").size());
    }

    @Test
    void aDividerInsideAListIsADivider() {
        Document read = read(markdown(new Block.Listing(false, 1, List.of(List.of(new Block.Divider())))));
        assertEquals(1, read.select("ul > li > hr").size());
    }

    @Test
    void theFrontMatterIsYamlAndSaysWhatWasWritten() {
        YAMLMapper yaml = new YAMLMapper();
        for (String text : Corpus.hostile()) {
            Article article = Samples.story().headline(text).deck(text).build();
            String document = ArticleMarkdown.of(article, Samples.MAGAZINE, Samples.absolute(), BlockRenderers.none());
            int end = document.indexOf("\n---\n", 4);
            JsonNode front = yaml.readTree(document.substring(4, end));
            assertEquals(Escape.htmlCharacters(text), front.path("title").asString());
            assertEquals("2026-03-02T00:30:00+01:00", front.path("publishAt").asString());
            assertEquals("Night work", front.path("tags").path(1).asString());
            assertEquals("Ida Lund", front.path("image").path("credit").asString());
            assertTrue(document.substring(end + 5).contains("First paragraph.\n\nSecond paragraph.\n"));
        }
    }

    @Test
    void aCustomBlockWithoutARendererIsItsFallback() {
        assertEquals("\\*x\\*", markdown(new Block.Custom("score", "*x*", Map.of())));
    }

    private static Inline anyRun(Random random, List<String> corpus) {
        if (random.nextInt(8) == 0) {
            return new Inline.LineBreak();
        }
        List<Mark> marks = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            marks.add(MARKS.get(random.nextInt(MARKS.size())));
        }
        String[] plain = {"word", " ", "two words", "“", ".", "(x)", "*", "a*", "~", "7"};
        String text = random.nextInt(4) == 0
                ? corpus.get(random.nextInt(corpus.size()))
                : plain[random.nextInt(plain.length)];
        return new Inline.Text(text, marks);
    }

    private static String markdown(Block... blocks) {
        return ArticleMarkdown.body(Samples.withBody(blocks), Samples.absolute(), BlockRenderers.none());
    }

    private static Document read(String markdown) {
        Document document = Jsoup.parseBodyFragment(HTML.render(PARSER.parse(markdown)));
        document.select("br").forEach(br -> {
            if (br.nextSibling() instanceof org.jsoup.nodes.TextNode next
                    && next.getWholeText().startsWith("\n")) {
                next.text(next.getWholeText().substring(1));
            }
            br.replaceWith(new org.jsoup.nodes.TextNode(" "));
        });
        return document;
    }
}
