package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.Position;
import dev.masthead.core.Slug;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private final Links links = Samples.links(Samples.MAGAZINE);
    private final Article article = Samples.story().build();

    @Test
    void pathsStartWithTheMountPath() {
        assertEquals("/magazine/", links.home());
        assertEquals("/magazine/articles/night-ferry", links.article(article));
        assertEquals("/magazine/articles/night-ferry.json", links.articleJson(article));
        assertEquals("/magazine/forms/contact/thanks", links.thanks("contact"));
        assertEquals("/magazine/assets/magazine.abc123.css", links.asset("magazine.css", "abc123"));
    }

    @Test
    void addressesInFullStartWithTheMagazinesAddress() {
        assertEquals(
                "https://www.example.org/magazine/articles/night-ferry",
                Samples.absolute().article(article));
    }

    @Test
    void aMagazineWithoutAnAddressHasNoAddressesInFullButForAFallback() {
        Links homeless = Samples.links(Samples.HOMELESS);
        assertEquals(Optional.empty(), homeless.absolute());
        assertEquals(
                "http://127.0.0.1:8080/magazine/",
                homeless.absoluteOr(URI.create("http://127.0.0.1:8080/magazine"))
                        .home());
    }

    @Test
    void slugsOfAnyScriptArePercentEncoded() {
        assertEquals("/magazine/tags/caf%C3%A9", links.tag(new Slug("café")));
        assertEquals("/magazine/sections/%E6%B8%AF", links.section(new Slug("港")));
    }

    @Test
    void picturesOfTheLibraryGetTheMountPathAndOthersMustBeHttps() {
        assertEquals(
                Optional.of("/magazine/media/0123456789abcdef/a%20b%22.png"),
                links.image("media/0123456789abcdef/a b\".png"));
        assertEquals(Optional.of("https://cdn.example/a.png"), links.image("https://cdn.example/a.png"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)", "http://insecure.example/a.png", "//cdn.example/a.png", "data:image/png,x",
                "media/../x", "media/0123456789abcdef/a/b", "https://a.example/\" onload=\"x", ""
            })
    void otherPicturesHaveNoAddress(String src) {
        assertEquals(Optional.empty(), links.image(src));
    }

    @Test
    void aPathInABodyIsInsideTheMagazine() {
        assertEquals(Optional.of("/magazine/tags/boats"), links.target("/tags/boats", "/magazine/articles/x"));
        assertEquals(Optional.of("#part"), links.target("#part", "/magazine/articles/x"));
        assertEquals(Optional.of("mailto:a@b.example"), links.target("mailto:a@b.example", "/magazine/articles/x"));
    }

    @Test
    void inAFeedAFragmentLeadsToTheArticlesPage() {
        Links full = Samples.absolute();
        String page = full.article(article);
        assertEquals(Optional.of(page + "#part"), full.target("#part", page));
        assertEquals(Optional.of("https://www.example.org/magazine/articles/other"), full.target("other", page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:x", "//evil.example", "data:text/html,x", "a b"})
    void anUnsafeTargetIsNoLink(String href) {
        assertEquals(Optional.empty(), links.target(href, "/magazine/articles/x"));
    }

    @Test
    void aListingGoesOnBehindAPosition() {
        Position position = new Position(Instant.EPOCH, "id");
        assertEquals("/magazine/?after=" + position.encode(), links.after(links.home(), position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"magazine", "/magazine/", "//host", "/"})
    void aMountPathOfAnotherFormIsRefused(String mount) {
        Magazine magazine = Samples.MAGAZINE;
        Permalinks usual = Permalinks.usual();
        Exception refused = assertThrows(IllegalArgumentException.class, () -> Links.under(mount, magazine, usual));
        assertTrue(String.valueOf(refused.getMessage()).contains("/magazine"));
    }
}
