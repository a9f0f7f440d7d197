package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML inside Markdown, and HTML alone. */
class RawHtmlTest {

    @Test
    void allowedElementsBecomeBlocks() {
        becomes("h2(A) p(b [S c]) ul(p(d)) hr", "<h1>A</h1><p>b <strong>c</strong></p><ul><li>d</li></ul><hr>");
        becomes("img(a.png A \"Cap\")", "<figure><img src=a.png alt=A><figcaption>Cap</figcaption></figure>");
        becomes("quote(p(a) -- Ann)", "<blockquote><p>a</p><footer>— Ann</footer></blockquote>");
        becomes("quote(p(a) -- Ann)", "<figure><blockquote>a</blockquote><figcaption>Ann</figcaption></figure>");
        becomes("code:java(a\n b)", "<pre><code class='language-java'>a\n b</code></pre>");
        becomes("table(a,b)(1,2)", "<table><tr><th>a<th>b<tr><td>1<td>2</table>");
        becomes("table(,)(1,2)", "<table><tr><td>1<td>2</table>");
        becomes("p(a [</x> b] [Sk c])", "<div>a <a href='/x' onclick='x()'>b</a> <del>c</del></div>");
    }

    @Test
    void otherElementsAreUnwrapped() {
        becomes("p(a) p(b) p(c)", "<section><div>a</div><details><summary>b</summary>c</details></section>");
        becomes("p(a b)", "<span style='x'>a</span> <blink>b</blink>");
    }

    @Test
    void whatRunsOrLoadsIsDroppedWithItsContentAndItsLineNamed() {
        List<String> notes = new ArrayList<>();
        Body body = Sample.markdown("a\n\n<div>\n<script>alert(1)</script>b</div>\n\nc <style>x</style>d", notes);
        assertEquals("p(a) p(b) p(c d)", Terse.of(body.blocks()));
        assertEquals(
                List.of("4: <script> is left out with what is in it", "6: <style> is left out with what is in it"),
                notes);
    }

    @Test
    void inlineTagsWorkAcrossMarkdown() {
        becomes("p(a [S b][SE c] d)", "a <b>b*c*</b> d");
        becomes("p(a [</x> b][</x>S c])", "a <a href=/x>b**c**</a>");
        becomes("p(a/b)", "a<br/>b");
        becomes("p(a [E b]) p(c)", "a <i>b\n\nc");
        becomes("p(a b) p(c)", "a </b>b\n\nc");
        becomes("p(a b)", "a <!-- note -->b");
    }

    @Test
    void htmlThatABlankLineSplitsKeepsItsShape() {
        becomes("quote(p([S a]))", "<blockquote>\n\n**a**\n\n</blockquote>");
        becomes("img(a.png A \"Cap\")", "<figure>\n\n![A](a.png)\n\n<figcaption>Cap</figcaption>\n</figure>");
        becomes("ul(p(a) | p([S b]))", "<ul>\n<li>a</li>\n\n<li>\n\n**b**\n\n</li>\n</ul>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div title=\"",
                "<div title='",
                "<div",
                "<p><textarea>",
                "<div><plaintext>",
                "<div><xmp>",
                "<div><select>",
                "<div><svg>",
                "<div><math><mtext>",
                "<div><iframe>",
                "<div><noscript>",
                "<div><template>",
                "<div><title>",
                "<div><style>",
                "<div><!--",
                "<table><tr><td>",
                "<table>",
                "<h3>",
                "<ul><li>",
                "<div><b>",
                "<div><a href='/x'>",
                "<blockquote>",
                "<div><frameset>",
                "<div></body></html>",
                "a <textarea>",
                "a <script>",
                "a <svg>",
                "a <b title=\"",
                "a <plaintext>",
                "a <select>",
                "a <!--",
                "a <![CDATA["
            })
    void nothingThatIsLeftOpenSwallowsTheRest(String open) {
        String text = Terse.of(Sample.markdown(open + "\n\nThe *rest* of it.\n\n## And more"));
        assertTrue(text.contains("The [E rest] of it."), text);
        assertTrue(text.contains("h2(And more)"), text);
    }

    @Test
    void htmlAloneIsReadInTheSameWay() {
        HtmlReader html = new HtmlReader();
        assertEquals(
                "p(a) img(https://example.org/a.png A) p(b)",
                Terse.of(html.read("<p>a<img src='https://example.org/a.png' alt='A'>b<script>x</script>")));
        assertEquals("p(a)", Terse.of(html.read("<p>a<img src='http://example.org/a.png'><img src='x.png'>")));
        assertEquals("", Terse.of(html.read("")));
    }

    @Test
    void nestedElementsWithoutEndAreReadWithoutLoss() {
        for (String element : List.of("div", "b", "blockquote", "ul><li", "table><tr><td", "font", "a href=x")) {
            String text = Terse.of(new HtmlReader().read(("<" + element + ">").repeat(20_000) + "deep"));
            assertTrue(text.contains("deep"), element);
        }
    }

    private static void becomes(String expected, String markdown) {
        assertEquals(expected, Terse.of(Sample.markdown(markdown)), markdown);
    }
}
