package dev.masthead.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.rendering.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Text in every slot of every page stays text. */
class HostileTextTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DefaultTheme THEME = new DefaultTheme();
    private static final Map<String, List<String>> SHAPES = shapes("harmless");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></textarea></select><!--",
                "${7*7}#{7*7}{{7*7}}@template.page()",
                "\u0000\u0001\uD800x\uDC00\uFFFE\u202E",
                "&lt;b&gt; &amp; &#60;",
                "javascript:alert(1)"
            })
    void itMakesNoElementAndNoAttribute(String text) {
        assertEquals(SHAPES, shapes(text));
    }

    @Test
    void noStringOfTheCorpusMakesAnElementOrAnAttribute() throws IOException {
        List<String> corpus = corpus();
        assumeTrue(!corpus.isEmpty(), "The corpus naughty-strings.jsonl is not beside the repository");
        List<String> pages = List.of("front", "article", "form-refused");
        for (String text : corpus) {
            SampleViews.sayingEverywhere(text).all().forEach((page, view) -> {
                if (pages.contains(page)) {
                    assertEquals(SHAPES.get(page), shape(view), text);
                }
            });
        }
    }

    @Test
    void itIsShownAsItWasTyped() {
        String text = "</h1><i>5 < 6 & \"so\" 'on' …</i>\u2028";
        Element page = Jsoup.parse(page(SampleViews.sayingEverywhere(text).article()));
        assertEquals(text.strip(), page.expectFirst("h1").wholeText().strip());
        assertEquals(text, page.expectFirst(".hero img").attr("alt"));
    }

    @Test
    void aLongLineInEverySlotIsRendered() {
        String line = "ü<".repeat(10_000);
        assertTrue(page(SampleViews.sayingEverywhere(line).article()).contains("ü&lt;ü&lt;"));
    }

    /** The elements and attributes of each page, without their values. */
    private static Map<String, List<String>> shapes(String text) {
        Map<String, List<String>> shapes = new TreeMap<>();
        SampleViews.sayingEverywhere(text).all().forEach((name, view) -> shapes.put(name, shape(view)));
        return shapes;
    }

    private static List<String> shape(View view) {
        String html = page(view);
        assertFalse(html.contains("\u0000"));
        return Jsoup.parse(html).getAllElements().stream()
                .map(element -> element.normalName()
                        + element.attributes().asList().stream()
                                .map(Attribute::getKey)
                                .collect(Collectors.joining(" ", "[", "]")))
                .toList();
    }

    private static String page(View view) {
        return new String(THEME.render(view), StandardCharsets.UTF_8);
    }

    private static List<String> corpus() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/corpora/naughty-strings.jsonl");
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    return lines.map(HostileTextTest::decoded)
                            .filter(text -> !text.isEmpty())
                            .toList();
                }
            }
        }
        return List.of();
    }

    private static String decoded(String line) {
        return JSON.readTree(line).get("s").asString();
    }
}
