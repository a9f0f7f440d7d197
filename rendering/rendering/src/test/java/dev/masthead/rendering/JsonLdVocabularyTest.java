package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Json;
import dev.masthead.core.Listing;
import dev.masthead.core.Series;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What pages say about themselves, checked against schema.org's own definitions. */
class JsonLdVocabularyTest {

    private final Vocabulary vocabulary = Vocabulary.read();

    @Test
    void everyArticleIsValid() {
        for (Article article : new Generated(11).articles(10_000)) {
            JsonNode data = data(
                    Samples.views().article(article, Surroundings.of(Optional.empty(), Optional.empty()), Samples.NOW));
            assertEquals(List.of(), vocabulary.errors(data), article.headline());
            assertEquals("NewsArticle", data.path("@type").asString(""));
            for (String required : List.of(
                    "headline",
                    "image",
                    "datePublished",
                    "dateModified",
                    "author",
                    "publisher",
                    "inLanguage",
                    "isAccessibleForFree",
                    "wordCount",
                    "mainEntityOfPage")) {
                assertTrue(data.has(required), required);
            }
            for (JsonNode author : data.path("author")) {
                assertTrue(author.has("name") && author.has("url"));
            }
        }
    }

    @Test
    void theFrontPageAndListingsAreValid() {
        Listing page = new Listing(List.of(Samples.story().build()), Optional.empty());
        for (View view : List.of(
                Samples.views().front(page, Optional.empty(), Samples.NOW),
                Samples.views().section(Samples.HARBOUR, page, Optional.empty(), Samples.NOW),
                Samples.views().series(new Series("Boats"), page, Optional.empty(), Samples.NOW),
                Samples.views().archive(List.of(), Optional.empty(), Optional.empty(), Samples.NOW))) {
            assertEquals(List.of(), vocabulary.errors(data(view)));
        }
    }

    @Test
    void whatIsNotInTheVocabularyIsFound() {
        ObjectNode data = (ObjectNode) data(Samples.views()
                .article(Samples.story().build(), Surroundings.of(Optional.empty(), Optional.empty()), Samples.NOW));
        data.put("standfirst", "x")
                .put("wordCount", "many")
                .put("datePublished", "soon")
                .put("url", "/relative");
        data.putObject("publisher").put("@type", "ImageObject").put("url", "https://example.org");
        assertEquals(
                5, vocabulary.errors(data).size(), () -> vocabulary.errors(data).toString());
    }

    private static JsonNode data(View view) {
        String script = view.frame().head().structured().value();
        return Json.strict()
                .readTree(Jsoup.parse(script).select("script").stream()
                        .findFirst()
                        .orElseThrow()
                        .data());
    }
}
