package dev.masthead.theme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.rendering.Fragments;
import dev.masthead.rendering.View;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each kind of page. */
class PagesTest {

    private static final DefaultTheme THEME = new DefaultTheme();

    static Stream<Map.Entry<String, View>> views() {
        return SampleViews.inEnglish().all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("views")
    void noIdStandsTwice(Map.Entry<String, View> page) {
        Set<String> seen = new HashSet<>();
        for (Element element : parsed(page).select("[id]")) {
            assertTrue(seen.add(element.id()), () -> "The id " + element.id() + " stands twice");
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void thereIsOneHeadingOfTheFirstLevelAndOneMain(Map.Entry<String, View> page) {
        Document document = parsed(page);
        assertEquals(1, document.select("h1").size());
        assertEquals(1, document.select("main#content").size());
        assertEquals("#content", document.select("body > a.skip").attr("href"));
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePictureThatIsSeenFirstIsFetchedFirstAndOnlyThatOne(Map.Entry<String, View> page) {
        Document document = parsed(page);
        List<Element> first = document.select("img[fetchpriority]");
        assertEquals(document.select(".hero img, .lead img").size(), first.size());
        first.forEach(image -> assertFalse(image.hasAttr("loading"), "fetched first, and lazily"));
        assertTrue(first.size() <= 1);
    }

    @ParameterizedTest
    @MethodSource("views")
    void eachControlHasALabelAndEachReferenceItsElement(Map.Entry<String, View> page) {
        Document document = parsed(page);
        for (Element control : document.select("input, select, textarea")) {
            assertEquals(1, document.select("label[for=" + control.id() + "]").size(), control.id());
        }
        for (String attribute : List.of("aria-labelledby", "aria-describedby", "data-overlay", "for")) {
            for (Element element : document.select("[" + attribute + "]")) {
                for (String id : List.of(element.attr(attribute).split(" ", -1))) {
                    assertTrue(document.getElementById(id) != null, () -> attribute + " leads nowhere: " + id);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void nothingIsInlineThatThePolicyForbids(Map.Entry<String, View> page) {
        Document document = parsed(page);
        assertTrue(document.select("style, [style], iframe, object, embed").isEmpty());
        for (Element script : document.select("script:not([type=application/ld+json])")) {
            assertFalse(script.attr("src").isEmpty());
            assertEquals("", script.data());
        }
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertFalse(attribute.getKey().startsWith("on"), attribute::getKey);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void theSameViewGivesTheSameBytes(Map.Entry<String, View> page) {
        assertArrayEquals(THEME.render(page.getValue()), new DefaultTheme().render(page.getValue()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void thePiecesForAHostMakeAPageWithOneHeading(Map.Entry<String, View> page) {
        Fragments pieces = THEME.fragments(page.getValue());
        Document document = Jsoup.parse("<!DOCTYPE html><html><head>" + pieces.head() + "</head><body>" + pieces.main()
                + pieces.scripts() + "</body></html>");
        assertEquals(1, document.select("h1").size());
        assertEquals(1, document.select("main#content").size());
        assertEquals(1, document.select("head > link[rel=stylesheet]").size());
        assertEquals(2, document.select("body > script[src]").size());
        assertEquals(
                parsed(page).select("dialog").size(), document.select("dialog").size());
    }

    private static Document parsed(Map.Entry<String, View> page) {
        return Jsoup.parse(new String(THEME.render(page.getValue()), StandardCharsets.UTF_8));
    }
}
