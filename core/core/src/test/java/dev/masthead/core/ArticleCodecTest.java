package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArticleCodecTest {

    private final ArticleCodec codec = new ArticleCodec();

    @Test
    void anArticleWithEverythingComesBackEqual() {
        Article article = everything();
        assertEquals(article, codec.read(new StoredRecord(article.id(), 7, codec.write(article))));
    }

    @Test
    void anEmptyDraftComesBackEqual() {
        Article draft = Article.builder().id("a").version(1).build();
        assertEquals(draft, codec.read(new StoredRecord("a", 1, codec.write(draft))));
    }

    @Test
    void theVersionIsTheStoresAndNotInThePayload() {
        assertFalse(codec.write(everything()).contains("\"version\""));
    }

    @Test
    void keysOfAPublicationHoldSlugsTimeSectionTagsAndAuthors() {
        Keys keys = codec.keysOf(codec.write(everything()));
        assertEquals(Set.of(KeyValue.of("night-ferry"), KeyValue.of("ferry")), keys.values("slug"));
        assertEquals(Set.of(KeyValue.of("harbour-life")), keys.values("tag"));
        assertEquals(Set.of(KeyValue.of("ann-lee"), KeyValue.of("bo-guest")), keys.values("author"));
        assertEquals(Set.of(KeyValue.of(Instant.parse("2026-10-02T05:30:00.123456Z"))), keys.values("publish_at"));
    }

    @Test
    void aDraftIsInNoListing() {
        Keys keys = codec.keysOf(
                codec.write(everything().toBuilder().state(ArticleState.DRAFT).build()));
        assertEquals(Set.of("slug", "origin"), keys.names());
    }

    @Test
    void aBlockOfAnUnknownTypeIsRefusedAndNotLoadedAsAClass() {
        String payload = codec.write(everything()).replaceFirst("\"type\":\"paragraph\"", "\"type\":\"java.net.URL\"");
        assertThrows(StoreException.class, () -> codec.read(new StoredRecord("a", 1, payload)));
    }

    static Article everything() {
        Inline linked = new Inline.Text(
                "the timetable", List.of(new Mark.Strong(), new Mark.Link("/articles/tides", Optional.of("Tides"))));
        List<Inline> runs = List.of(
                new Inline.Text("“See ", List.of()),
                linked,
                new Inline.LineBreak(),
                new Inline.Text("H", List.of()),
                new Inline.Text("2", List.of(new Mark.Subscript())),
                new Inline.Text("O”", List.of(new Mark.Emphasis(), new Mark.Strike())));
        Image image = new Image(
                "media/0123456789abcdef/pier.svg",
                "A pier",
                Optional.of("The pier"),
                Optional.of("A. Lee"),
                1600,
                1000);
        return Article.titled("The night ferry")
                .id("a")
                .version(7)
                .state(ArticleState.PUBLISHED)
                .deck("It still runs.")
                .slug(new Slug("night-ferry"))
                .oldSlugs(List.of(new Slug("ferry")))
                .bylines(List.of(Byline.of("Ann Lee"), Byline.guest("Bo Guest", "Writes.")))
                .section(new Slug("boats"))
                .tagged("Harbour Life")
                .hero(image)
                .language("en-GB")
                .publishAt(Instant.parse("2026-10-02T05:30:00.123456Z"))
                .updatedAt(Instant.parse("2026-10-03T05:30:00Z"))
                .expireAt(Instant.parse("2027-10-02T05:30:00Z"))
                .canonical(URI.create("https://elsewhere.example/ferry"))
                .seo(new Seo(Optional.of("Ferry"), Optional.of("About it"), true))
                .origin("articles/ferry.md")
                .body(List.of(
                        new Block.Paragraph(runs),
                        new Block.Heading(2, Inline.plain("Timetable")),
                        new Block.Listing(true, 3, List.of(List.of(new Block.Paragraph(Inline.plain("One"))))),
                        new Block.Quote(List.of(new Block.Paragraph(runs)), Optional.of("A mate")),
                        new Block.PullQuote("It runs.", Optional.empty()),
                        new Block.Picture(image),
                        new Block.Code(Optional.of("sh"), "ls\n"),
                        new Block.Table(
                                List.of(new Block.Column(Inline.plain("Port"), Block.Align.END)),
                                List.of(List.of(Inline.plain("Leith")))),
                        new Block.Embed(URI.create("https://video.example/1"), Optional.of("A film")),
                        new Block.Divider(),
                        new Block.FormSlot("newsletter"),
                        new Block.Custom("chart", "A chart", Map.of("values", List.of(1, 2), "title", "Tides"))))
                .build();
    }
}
