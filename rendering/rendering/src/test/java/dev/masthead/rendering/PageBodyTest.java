package dev.masthead.rendering;

import static dev.masthead.rendering.Samples.link;
import static dev.masthead.rendering.Samples.paragraph;
import static dev.masthead.rendering.Samples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import dev.masthead.core.Mark;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageBodyTest {

    private static final Image PIER = Image.of("media/" + Samples.HASH + "/pier.png", "A pier");

    @Test
    void neighbouringRunsShareTheirElements() {
        Mark strong = new Mark.Strong();
        assertEquals(
                "<p>a <strong>b<em>c</em>d</strong></p>\n",
                html(new Block.Paragraph(List.of(
                        run("a "), run("b", strong), run("c", strong, new Mark.Emphasis()), run("d", strong)))));
    }

    @Test
    void aLinkInsideALinkIsNotOpened() {
        assertEquals(
                "<p><a href=\"/magazine/a\">x</a></p>\n",
                html(new Block.Paragraph(List.of(run("x", link("/a"), link("/b"))))));
    }

    @Test
    void aLinkElsewhereDoesNotHandOverTheWindow() {
        assertEquals(
                "<p><a href=\"https://b.example/?a&amp;b\" rel=\"noopener\">x</a></p>\n",
                html(new Block.Paragraph(List.of(run("x", link("https://b.example/?a&b"))))));
    }

    @Test
    void anUnsafeLinkIsOnlyItsWords() {
        assertEquals("<p>x</p>\n", html(new Block.Paragraph(List.of(run("x", link("javascript:alert(1)"))))));
    }

    @Test
    void aLineBreakStaysInsideItsMark() {
        Mark strong = new Mark.Strong();
        assertEquals(
                "<p><strong>a<br>b</strong></p>\n",
                html(new Block.Paragraph(List.of(run("a", strong), new Inline.LineBreak(), run("b", strong)))));
    }

    @Test
    void headingsHaveAnchorsThatAreUniqueAndNeverThoseOfThePage() {
        String html =
                html(heading("The Pier"), heading("The pier!"), heading("Content"), heading("?"), heading("Overlay x"));
        assertEquals("""
                <h2 id="the-pier">The Pier</h2>
                <h2 id="the-pier-2">The pier!</h2>
                <h2 id="part-content">Content</h2>
                <h2 id="part">?</h2>
                <h2 id="part-overlay-x">Overlay x</h2>
                """, html);
    }

    @Test
    void withoutAHeroTheFirstPictureIsLoadedAtOnce() {
        String html = html(new Block.Picture(PIER), new Block.Picture(PIER));
        assertFalse(html.substring(0, html.indexOf("</figure>")).contains("loading"));
        assertEquals(2, html.split("loading=\"lazy\"").length);
    }

    @Test
    void withAHeroEveryPictureWaits() {
        Article article = Samples.story().body(List.of(new Block.Picture(PIER))).build();
        assertTrue(html(article).contains("loading=\"lazy\" decoding=\"async\""));
    }

    @Test
    void aPictureHasItsSizeItsCaptionAndItsCredit() {
        Image image = new Image(PIER.src(), "A pier", Optional.of("At dusk"), Optional.of("Ida Lund"), 40, 30);
        assertEquals("""
                <figure class="picture">
                <img src="/magazine/media/0123456789abcdef/pier.png" alt="A pier" width="40" height="30" decoding="async">
                <figcaption>At dusk <span class="credit">Ida Lund</span></figcaption>
                </figure>
                """, html(new Block.Picture(image)));
    }

    @Test
    void aPictureWithoutAUsableSourceIsItsAlternativeText() {
        String html = html(new Block.Picture(Image.of("javascript:x", "A pier")));
        assertEquals("<figure class=\"picture\">\n<p>A pier</p>\n</figure>\n", html);
    }

    @Test
    void aQuoteNamesItsSourceOutsideTheQuotation() {
        assertEquals("""
                <figure class="quote">
                <blockquote>
                <p>Aye.</p>
                </blockquote>
                <figcaption><cite>The captain</cite></figcaption>
                </figure>
                """, html(new Block.Quote(List.of(paragraph("Aye.")), Optional.of("The captain"))));
    }

    @Test
    void aTableCanBeScrolledByKeyboardAndItsHeadsHaveAScope() {
        Block.Table table = new Block.Table(
                List.of(
                        new Block.Column(Inline.plain("Year"), Block.Align.START),
                        new Block.Column(List.of(), Block.Align.END)),
                List.of(List.of(Inline.plain("1936"), Inline.plain("12"))));
        assertEquals("""
                <div class="table-scroll" role="region" aria-label="Table 1" tabindex="0">
                <table>
                <thead>
                <tr><th scope="col">Year</th><td class="end"></td></tr>
                </thead>
                <tbody>
                <tr><td>1936</td><td class="end">12</td></tr>
                </tbody>
                </table>
                </div>
                """, html(table));
    }

    @Test
    void aListOfSingleParagraphsIsTight() {
        Block.Listing inner = new Block.Listing(false, 1, List.of(List.of(paragraph("b"))));
        assertEquals(
                "<ol start=\"3\">\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li><p>c</p>\n<p>d</p>\n</li>\n</ol>\n",
                html(new Block.Listing(
                        true, 3, List.of(List.of(paragraph("a"), inner), List.of(paragraph("c"), paragraph("d"))))));
    }

    @Test
    void anEmbedIsALinkAndLoadsNothing() {
        assertEquals(
                "<p class=\"embed\"><a href=\"https://films.example/7\" rel=\"noopener\"><span class=\"title\">A film</span>"
                        + " <span class=\"host\">films.example</span></a></p>\n",
                html(new Block.Embed(URI.create("https://films.example/7"), Optional.of("A film"))));
    }

    @Test
    void aFormCutsTheBodyAndInsideAListItIsALink() {
        Article article = Samples.withBody(
                paragraph("a"),
                new Block.FormSlot("newsletter"),
                new Block.Listing(false, 1, List.of(List.of(new Block.FormSlot("newsletter")))),
                new Block.FormSlot("no-such-form"));
        List<Part> parts = Samples.views()
                .article(article, Optional.empty(), Optional.empty(), Samples.NOW)
                .body();
        assertEquals(3, parts.size());
        assertEquals("inline-1-newsletter.", ((Part.Slot) parts.get(1)).form().prefix());
        assertTrue(((Part.Markup) parts.get(2)).html().value().contains("<a href=\"/magazine/forms/newsletter\">"));
    }

    @Test
    void aCustomBlockIsShownByItsRendererOrElseByItsFallback() {
        Block.Custom block = new Block.Custom("score", "Three <points>", Map.of("points", 3));
        assertEquals("<p>Three &lt;points&gt;</p>\n", html(block));
        BlockRenderers renderers = BlockRenderers.of(List.of(new Score()));
        Article article = Samples.withBody(block);
        String rendered = ((Part.Markup) PageBody.of(
                                article,
                                Samples.links(Samples.MAGAZINE),
                                Texts.of(Locale.UK),
                                renderers,
                                (id, n) -> Optional.empty())
                        .get(0))
                .html()
                .value();
        assertEquals("<b>3</b>\n", rendered);
        assertEquals("3 points", ArticleText.of(article, renderers));
        assertEquals("**3**", ArticleMarkdown.body(article, Samples.absolute(), renderers));
    }

    @Test
    void everyKindOfBlockHasItsPlaceInEveryOutput() {
        List<Class<?>> kinds = Samples.everyBlock("text").stream()
                .<Class<?>>map(Object::getClass)
                .distinct()
                .toList();
        assertEquals(Set.of(Block.class.getPermittedSubclasses()), Set.copyOf(kinds));
    }

    private static Block heading(String text) {
        return new Block.Heading(2, Inline.plain(text));
    }

    private static String html(Block... blocks) {
        return html(Samples.withBody(blocks));
    }

    private static String html(Article article) {
        StringBuilder out = new StringBuilder();
        Samples.views().article(article, Optional.empty(), Optional.empty(), Samples.NOW).body().stream()
                .filter(Part.Markup.class::isInstance)
                .forEach(part -> out.append(((Part.Markup) part).html().value()));
        return out.toString();
    }

    private static final class Score implements BlockRenderer {

        @Override
        public String kind() {
            return "score";
        }

        @Override
        public Html html(Block.Custom block, Links links) {
            return new Html("<b>" + block.properties().get("points") + "</b>");
        }

        @Override
        public String markdown(Block.Custom block, Links links) {
            return "**" + block.properties().get("points") + "**\n";
        }

        @Override
        public String text(Block.Custom block) {
            return block.properties().get("points") + " points";
        }
    }
}
