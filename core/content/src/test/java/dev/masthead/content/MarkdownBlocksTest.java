package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownBlocksTest {

    @Test
    void paragraphsHeadingsAndDividersAreBlocks() {
        becomes("p(One) p(Two)", "One\n\nTwo");
        becomes("h2(A) h2(B) h6(C)", "# A\n\n## B\n\n###### C");
        becomes("h2(Set text)", "Set text\n========");
        becomes("hr", "***");
        becomes("", "  \n\n");
    }

    @Test
    void marksAreKeptFromTheOutermostToTheInnermost() {
        becomes(
                "p(a [S b] [E c] [SE d] [C e f] [Sk g])",
                "a **b** *c* ***d*** `e f` ~~g~~".replace("***d***", "**_d_**"));
        becomes("p([</x> a][</x>S b])", "[a**b**](/x)");
        becomes("p(H[Sub 2]O [Sup 2])", "H<sub>2</sub>O <sup>2</sup>");
    }

    @Test
    void neighboursWithEqualMarksAreOneRun() {
        becomes("p([S ab] c)", "**a**<b>b</b> c");
    }

    @Test
    void aLineBreakIsASpaceAndAHardOneABreak() {
        becomes("p(a b/c/d)", "a\nb  \nc\\\nd");
    }

    @Test
    void listsKeepTheirNumbersAndTheirNesting() {
        becomes("ul(p(a) | p(b) ul(p(c)))", "- a\n- b\n  - c");
        becomes("ol3(p(a) | p(b))", "3. a\n4. b");
        becomes("ul(p(a) p(b) | p(c))", "- a\n\n  b\n\n- c");
    }

    @Test
    void aQuoteMayNameItsSourceInALastParagraph() {
        becomes("quote(p(Yes.) -- Ann Lee)", "> Yes.\n>\n> — Ann Lee");
        becomes("quote(p(— Ann Lee))", "> — Ann Lee");
    }

    @Test
    void aQuoteThatStartsWithPullIsAPullQuote() {
        becomes("pull(Set large. It is. -- Ann Lee)", "> [!pull]\n> Set large.\n> It is.\n> — Ann Lee");
        becomes("pull(Set large.)", "> [!pull]\n>\n> Set *large*.");
    }

    @Test
    void aPictureStandsAloneWhereverItIsWritten() {
        becomes("img(a.png A \"Cap\")", "![A](a.png \"Cap\")");
        becomes(
                "p(before) img(a.png A) p(between) img(b.png B) p(after)",
                "before ![A](a.png) between ![B](b.png) after");
        becomes("img(a.png the end)", "[![the *end*](a.png)](/x)");
        becomes("h2(Head) img(a.png A)", "## Head ![A](a.png)");
        becomes("ul(p(x) img(a.png A))", "- x ![A](a.png)");
    }

    @Test
    void codeIsKeptAsItIs() {
        becomes("code:java(int  a;\n\n  <b>)", "```java title=x\nint  a;\n\n  <b>\n```");
        becomes("code(x\ty)", "    x\ty");
        becomes("code(x)", "```<script>\nx\n```");
    }

    @Test
    void tablesKeepTheirColumnsAndFillShortRows() {
        becomes("table(a,b^,c>)(1,[S 2],3)(4,,)", "|a|b|c|\n|---|:-:|--:|\n|1|**2**|3|\n|4|");
        becomes("table(a)(picture)", "|a|\n|-|\n|![picture](a.png)|");
    }

    @Test
    void anAddressAloneIsAnEmbed() {
        becomes("embed(https://example.org/film?v=1)", "https://example.org/film?v=1");
        becomes("embed(https://example.org/film)", "<https://example.org/film>");
        becomes("p(see https://example.org/film)", "see https://example.org/film");
        becomes("p([<https://example.org/film> the film])", "[the film](https://example.org/film)");
    }

    @Test
    void aFormStandsWhereItsNameIs() {
        becomes("form(newsletter)", "{{form:newsletter}}");
        becomes("p({{form:News letter}})", "{{form:News letter}}");
        becomes("p([C {{form:newsletter}}])", "`{{form:newsletter}}`");
    }

    @Test
    void linksThatCouldRunLoseTheirAddressAndKeepTheirText() {
        for (String address : List.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//example.org",
                "java&#9;script:alert(1)",
                "file:///etc/passwd",
                "javascript&colon;alert(1)")) {
            becomes("p(a)", "[a](" + address + ")");
        }
        becomes("p(javascript:alert(1))", "<javascript:alert(1)>");
    }

    @Test
    void linksThatMayBeFollowedArePercentEncoded() {
        becomes("p([<https://example.org/a%7Cb%20c> x])", "[x](<https://example.org/a|b c>)");
        becomes("p([<mailto:ann@example.org> ann@example.org])", "<ann@example.org>");
        becomes("p([<#top> x] [<tel:+351> y] [</%5Cexample.org> z])", "[x](#top) [y](tel:+351) [z](/\\\\example.org)");
        becomes("p([<https://ja.example.org/日本> x])", "[x](https://ja.example.org/日本)");
    }

    @Test
    void whatIsNestedTooDeepIsFlattenedAndNotLost() {
        String blocks = Terse.of(Sample.markdown("> ".repeat(12) + "deep"));
        assertEquals("quote(".repeat(8) + "p(deep)" + ")".repeat(8), blocks);
    }

    @Test
    void eachBlockKnowsItsLine() {
        Body body = Sample.markdown("one\n\ntwo\nmore\n\n<p>a</p>\n<p>b</p>\n\n```\nx\n```\n\n- l", new ArrayList<>());
        assertEquals(List.of(1, 3, 6, 7, 9, 13), body.lines());
    }

    private static void becomes(String expected, String markdown) {
        assertEquals(expected, Terse.of(Sample.markdown(markdown)), markdown);
    }
}
