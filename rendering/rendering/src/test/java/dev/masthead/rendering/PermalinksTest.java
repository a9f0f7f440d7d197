package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.core.Article;
import dev.masthead.core.Slug;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermalinksTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aDateInTheAddressIsThatOfTheMagazinesZone() {
        Article article = Samples.story().build();
        assertEquals(
                "/2026/03/02/night-ferry",
                Permalinks.of("/{yyyy}/{MM}/{dd}/{slug}").pathOf(article, BERLIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/{slug}", "/{yyyy}/{MM}/{slug}", "/{slug}", "/news/{yyyy}/{slug}"})
    void whatIsBuiltIsReadBack(String pattern) {
        Permalinks permalinks = Permalinks.of(pattern);
        Article article = Samples.story().build();
        String path = permalinks.pathOf(article, BERLIN);
        Slug slug = new Slug("night-ferry");
        assertEquals(Optional.of(new Permalinks.Match(slug, "")), permalinks.match(path));
        assertEquals(Optional.of(new Permalinks.Match(slug, ".json")), permalinks.match(path + ".json"));
        assertEquals(Optional.of(new Permalinks.Match(slug, ".md")), permalinks.match(path + ".md"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/articles/", "/articles", "/articles/a/b", "/other/a", "articles/a", "/articles/a.xml", "/", ""
            })
    void anotherPathIsNoArticle(String path) {
        assertEquals(Optional.empty(), Permalinks.usual().match(path));
    }

    @Test
    void aDateThatIsNoneIsNoArticle() {
        assertEquals(Optional.empty(), Permalinks.of("/{yyyy}/{slug}").match("/last/night-ferry"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "articles/{slug}",
                "/articles",
                "/{slug}/x",
                "/a-{slug}",
                "/{id}/{slug}",
                "/forms/{slug}",
                "",
                "//{slug}"
            })
    void aPatternOfAnotherFormIsRefused(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> Permalinks.of(pattern));
    }
}
