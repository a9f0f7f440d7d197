package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Image;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ArticleDocumentTest {

    private final ArticleDocument documents =
            new ArticleDocument(Samples.MAGAZINE, Samples.absolute(), BlockRenderers.none());

    @Test
    void itSaysWhatThePageSays() {
        JsonNode is = Samples.JSON.readTree(documents.of(Samples.story().build()));
        assertEquals("The night ferry’s last run", is.path("headline").asString());
        assertEquals(
                "https://www.example.org/magazine/articles/night-ferry",
                is.path("url").asString());
        assertEquals("2026-03-02T00:30:00+01:00", is.path("publishAt").asString());
        assertEquals("en-GB", is.path("language").asString());
        assertEquals("Harbour", is.path("section").path("name").asString());
        assertEquals("Jon Moss", is.path("authors").path(1).path("name").asString());
        assertEquals("Ida Lund", is.path("hero").path("credit").asString());
        assertEquals("paragraph", is.path("body").path(0).path("type").asString());
        assertEquals("First paragraph.\n\nSecond paragraph.", is.path("text").asString());
        assertEquals(4, is.path("wordCount").asInt());
    }

    @Test
    void itHoldsNothingInternal() {
        String document =
                documents.of(Samples.story().origin("articles/ferry.md").build());
        assertFalse(document.contains("a-1") || document.contains("articles/ferry.md"));
    }

    @Test
    void addressesInTheBodyAreResolvedButNotThoseOfAPlugin() {
        Article article = Samples.withBody(
                new Block.Paragraph(List.of(Samples.run("x", Samples.link("/tags/boats")))),
                new Block.Picture(Image.of("media/" + Samples.HASH + "/a.png", "A")),
                new Block.Custom("map", "A map", Map.of("pin", Map.of("type", "link", "href", "/raw"))));
        JsonNode body = Samples.JSON.readTree(documents.of(article)).path("body");
        assertEquals(
                "https://www.example.org/magazine/tags/boats",
                body.path(0)
                        .path("text")
                        .path(0)
                        .path("marks")
                        .path(0)
                        .path("href")
                        .asString());
        assertEquals(
                "https://www.example.org/magazine/media/0123456789abcdef/a.png",
                body.path(1).path("image").path("src").asString());
        assertEquals(
                "/raw", body.path(2).path("properties").path("pin").path("href").asString());
    }
}
