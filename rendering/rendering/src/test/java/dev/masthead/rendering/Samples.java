package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleBuilder;
import dev.masthead.core.ArticleState;
import dev.masthead.core.Block;
import dev.masthead.core.Byline;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import dev.masthead.core.Json;
import dev.masthead.core.Magazine;
import dev.masthead.core.Mark;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import dev.masthead.core.Tag;
import dev.masthead.forms.Forms;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A magazine and articles for tests. */
final class Samples {

    static final JsonMapper JSON = Json.strict();
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant PUBLISHED = Instant.parse("2026-03-01T23:30:00Z");
    static final String HASH = "0123456789abcdef";
    static final Section HARBOUR = Section.named("Harbour");
    static final Magazine MAGAZINE = Magazine.named("Harbour Review")
            .tagline("News from the water")
            .at("https://www.example.org/magazine")
            .timeZone(ZoneId.of("Europe/Berlin"))
            .language(Locale.UK)
            .sections(HARBOUR, Section.named("Kitchen"));
    static final Magazine HOMELESS = Magazine.named("Harbour Review");

    private static final Views VIEWS =
            Views.builder(MAGAZINE, links(MAGAZINE)).forms(Forms.standard()).build();

    private Samples() {}

    static Links links(Magazine magazine) {
        return Links.under("/magazine", magazine, Permalinks.usual());
    }

    static Links absolute() {
        return links(MAGAZINE).absolute().orElseThrow();
    }

    static Views views() {
        return VIEWS;
    }

    /** An article with everything but a body. */
    static ArticleBuilder story() {
        return Article.titled("The night ferry’s last run")
                .id("a-1")
                .state(ArticleState.PUBLISHED)
                .deck("After ninety years, the boat stays ashore.")
                .slug(new Slug("night-ferry"))
                .bylines(List.of(
                        Byline.of("Ada Reed"),
                        new Byline(
                                "Jon Moss",
                                new Slug("jon-moss"),
                                Optional.of("Writes about boats."),
                                Optional.of(URI.create("https://moss.example")),
                                true)))
                .section(HARBOUR.slug())
                .tags(List.of(new Tag("Ferries"), new Tag("Night work")))
                .hero(new Image(
                        "media/" + HASH + "/ferry at night.png",
                        "The ferry at its pier",
                        Optional.of("The last evening"),
                        Optional.of("Ida Lund"),
                        1200,
                        800))
                .publishAt(PUBLISHED)
                .updatedAt(PUBLISHED.plusSeconds(3_600))
                .paragraphs("First paragraph.", "Second paragraph.");
    }

    static Article withBody(Block... blocks) {
        return story().hero(null).body(List.of(blocks)).build();
    }

    static Block.Paragraph paragraph(String text) {
        return new Block.Paragraph(Inline.plain(text));
    }

    static Inline run(String text, Mark... marks) {
        return new Inline.Text(text, List.of(marks));
    }

    static Mark.Link link(String href) {
        return new Mark.Link(href, Optional.empty());
    }

    /** One block of each kind, each with this text wherever it has text. */
    static List<Block> everyBlock(String text) {
        Image image = new Image("media/" + HASH + "/a.png", text, Optional.of(text), Optional.of(text), 4, 3);
        List<Inline> runs = List.of(
                run(text, new Mark.Strong()),
                run(text, new Mark.Emphasis(), new Mark.Strike()),
                run(text, new Mark.Link("/sections/harbour", Optional.of(text))),
                run(text, new Mark.Code()),
                run(text, new Mark.Subscript()),
                run(text, new Mark.Superscript()));
        return List.of(
                paragraph(text),
                new Block.Paragraph(runs),
                new Block.Heading(2, Inline.plain(text)),
                new Block.Listing(true, 3, List.of(List.of(paragraph(text)), List.of(paragraph(text)))),
                new Block.Quote(List.of(paragraph(text)), Optional.of(text)),
                new Block.PullQuote(text, Optional.of(text)),
                new Block.Picture(image),
                new Block.Code(Optional.of("java"), text),
                new Block.Table(
                        List.of(
                                new Block.Column(Inline.plain(text), Block.Align.START),
                                new Block.Column(runs, Block.Align.END)),
                        List.of(List.of(Inline.plain(text), runs))),
                new Block.Embed(URI.create("https://films.example/7"), Optional.of(text)),
                new Block.Divider(),
                new Block.FormSlot("newsletter"),
                new Block.Custom("score", text, Map.of("points", 3)));
    }
}
