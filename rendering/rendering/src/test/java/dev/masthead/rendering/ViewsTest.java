package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Listing;
import dev.masthead.core.Position;
import dev.masthead.core.Seo;
import dev.masthead.core.Slug;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ViewsTest {

    private static final String URL = "https://www.example.org/magazine/articles/night-ferry";

    private final Views views = Samples.views();
    private final Article article = Samples.story().build();

    @Test
    void theFrontPageLeadsWithTheNewestAndGoesOnBehindTheLast() {
        Position next = Position.of(article);
        FrontView front =
                views.front(new Listing(List.of(article, article), Optional.of(next)), Optional.empty(), Samples.NOW);
        assertEquals("The night ferry’s last run", front.lead().orElseThrow().headline());
        assertEquals(1, front.teasers().size());
        assertEquals(
                "/magazine/?after=" + next.encode(), front.older().orElseThrow().href());
        assertTrue(front.newest().isEmpty());
        assertEquals("WebSite", structured(front).path("@type").asString());
    }

    @Test
    void aLaterPageHasNoLeadAndAWayBack() {
        Position after = Position.of(article);
        FrontView later = views.front(new Listing(List.of(article), Optional.empty()), Optional.of(after), Samples.NOW);
        assertTrue(later.lead().isEmpty() && later.older().isEmpty());
        assertEquals("/magazine/", later.newest().orElseThrow().href());
        assertEquals(
                Optional.of("https://www.example.org/magazine/?after=" + after.encode()),
                later.frame().head().canonical());
    }

    @Test
    void aMomentIsShownInTheMagazinesZoneWithItsOffset() {
        ArticleView view = view(article);
        assertEquals(new Stamp("2026-03-02T00:30:00+01:00", "2 March 2026, 00:30"), view.published());
        assertEquals(Optional.of("2026-03-02T01:30:00+01:00"), view.updated().map(Stamp::iso));
    }

    @Test
    void anUpdateBeforePublicationIsNotTold() {
        assertTrue(view(Samples.story().updatedAt(Samples.PUBLISHED).build())
                .updated()
                .isEmpty());
    }

    @Test
    void anArticleLeadsToItsSectionAuthorsTagsAndNeighbours() {
        Article older =
                Samples.story().slug(new Slug("older")).headline("Older").build();
        ArticleView view = views.article(article, Optional.of(older), Optional.empty(), Samples.NOW);
        assertEquals(Optional.of(new Link("Harbour", "/magazine/sections/harbour")), view.section());
        assertEquals(
                Optional.of("/magazine/authors/jon-moss"), view.authors().get(1).href());
        assertTrue(view.authors().get(1).guest());
        assertEquals(
                new Link("Night work", "/magazine/tags/night-work"), view.tags().get(1));
        assertEquals(Optional.of(new Link("Older", "/magazine/articles/older")), view.previous());
        assertEquals(
                "/magazine/media/0123456789abcdef/ferry%20at%20night.png",
                view.hero().orElseThrow().src());
        assertEquals(
                List.of("Harbour"),
                view.frame().navigation().sections().stream()
                        .filter(Navigation.Entry::current)
                        .map(Navigation.Entry::text)
                        .toList());
    }

    @Test
    void theStructuredArticleSaysWhatSearchEnginesAskFor() {
        JsonNode is = structured(view(article));
        assertEquals("NewsArticle", is.path("@type").asString());
        assertEquals("2026-03-02T00:30:00+01:00", is.path("datePublished").asString());
        assertEquals("2026-03-02T01:30:00+01:00", is.path("dateModified").asString());
        assertEquals(2, is.path("author").size());
        assertEquals("Ada Reed", is.path("author").path(0).path("name").asString());
        assertEquals("Ida Lund", is.path("image").path(0).path("creditText").asString());
        assertEquals("Harbour", is.path("articleSection").asString());
        assertEquals("en-GB", is.path("inLanguage").asString());
        assertTrue(is.path("isAccessibleForFree").asBoolean());
        assertEquals(4, is.path("wordCount").asInt());
        JsonNode way = is.path("mainEntityOfPage").path("breadcrumb").path("itemListElement");
        assertEquals(3, way.size());
        assertEquals(URL, way.path(2).path("item").asString());
    }

    @Test
    void linkPreviewsHaveThePictureTheDatesAndTheTags() {
        Head head = view(article).frame().head();
        assertEquals("article", content(head.properties(), "og:type"));
        assertEquals(URL, content(head.properties(), "og:url"));
        assertEquals(
                "https://www.example.org/magazine/media/0123456789abcdef/ferry%20at%20night.png",
                content(head.properties(), "og:image"));
        assertEquals("The ferry at its pier", content(head.properties(), "og:image:alt"));
        assertEquals("2026-03-02T00:30:00+01:00", content(head.properties(), "article:published_time"));
        assertEquals("summary_large_image", content(head.names(), "twitter:card"));
        assertEquals(Optional.of(URL), head.canonical());
        assertEquals("The night ferry’s last run — Harbour Review", head.title());
    }

    @Test
    void whatWasWrittenForSearchEnginesIsUsed() {
        Head head = view(Samples.story()
                        .seo(new Seo(Optional.of("Short"), Optional.of("Summary"), true))
                        .canonical(URI.create("https://first.example/a"))
                        .build())
                .frame()
                .head();
        assertEquals("Short — Harbour Review", head.title());
        assertEquals("Summary", head.description());
        assertEquals(Optional.of("noindex"), head.robots());
        assertEquals(Optional.of("https://first.example/a"), head.canonical());
    }

    @Test
    void withoutADeckTheDescriptionIsTheStartOfTheBody() {
        String body = "A sentence of the body which is repeated. ".repeat(10);
        String description = view(Samples.story().deck("").paragraphs(body).build())
                .frame()
                .head()
                .description();
        assertTrue(description.length() <= 161 && description.endsWith("…"), description);
    }

    @Test
    void aMagazineWithoutAnAddressLeavesOutWhatNeedsOne() {
        Views homeless =
                Views.builder(Samples.HOMELESS, Samples.links(Samples.HOMELESS)).build();
        Head head = homeless.article(article, Optional.empty(), Optional.empty(), Samples.NOW)
                .frame()
                .head();
        assertEquals(Optional.empty(), head.canonical());
        assertTrue(head.structured().isEmpty());
        assertTrue(head.properties().stream().noneMatch(meta -> meta.name().equals("og:url")));
    }

    @Test
    void anArticleInAnotherLanguageSaysSo() {
        ArticleView view = view(Samples.story().language("ar").build());
        assertEquals(Optional.of(new Language("ar", "rtl")), view.language());
        assertEquals(new Language("en-GB", "ltr"), view.frame().language());
        assertTrue(view(Samples.story().language("en-GB").build()).language().isEmpty());
    }

    @Test
    void aPageInGermanHasGermanDatesAndWords() {
        Views german = Views.builder(
                        Samples.MAGAZINE.language(Locale.GERMANY),
                        Samples.links(Samples.MAGAZINE.language(Locale.GERMANY)))
                .build();
        ArticleView view = german.article(article, Optional.empty(), Optional.empty(), Samples.NOW);
        assertEquals("2. März 2026, 00:30", view.published().text());
        assertEquals("Nächster Artikel", view.frame().texts().get("article.next"));
    }

    @Test
    void aSectionsListingDescribesItself() {
        ListingView listing = views.section(
                Samples.HARBOUR, new Listing(List.of(article), Optional.empty()), Optional.empty(), Samples.NOW);
        assertEquals("Section", listing.kicker());
        assertEquals("Harbour", listing.heading());
        assertEquals(
                "Harbour: articles in Harbour Review", listing.frame().head().description());
        assertEquals(
                Optional.of("https://www.example.org/magazine/sections/harbour"),
                listing.frame().head().canonical());
        assertEquals("CollectionPage", structured(listing).path("@type").asString());
    }

    @Test
    void aStatusWithoutWordingIsExplainedLikeAnError() {
        MessageView message = views.message(404, Samples.NOW);
        assertEquals("There is nothing here", message.heading());
        assertEquals(Optional.of("noindex"), message.frame().head().robots());
        assertEquals(599, views.message(599, Samples.NOW).status());
        assertFalse(views.message(599, Samples.NOW).heading().isBlank());
    }

    @Test
    void theFootNamesTheYearAndTheMagazine() {
        assertEquals(
                "© 2026 Harbour Review", views.message(404, Samples.NOW).frame().copyright());
    }

    private ArticleView view(Article shown) {
        return views.article(shown, Optional.empty(), Optional.empty(), Samples.NOW);
    }

    private static JsonNode structured(View view) {
        String script = view.frame().head().structured().value();
        return Samples.JSON.readTree(Jsoup.parse(script).expectFirst("script").data());
    }

    private static String content(List<Meta> metas, String name) {
        return metas.stream()
                .filter(meta -> meta.name().equals(name))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
