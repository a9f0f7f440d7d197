package dev.masthead.theme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageOutputTest {

    private final PageOutput out = new PageOutput();

    @Test
    void eachCharacterIsEncodedAsTheJdkEncodesIt() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                all.appendCodePoint(c);
            }
        }
        out.writeContent(all.toString());
        assertArrayEquals(all.toString().getBytes(StandardCharsets.UTF_8), out.toByteArray());
    }

    @Test
    void whatHtmlCannotHoldBecomesTheReplacementCharacter() {
        out.setContext("p", null);
        out.writeUserContent("a\u0000b\uD800c\uDC00d\uFFFEe\u0085f\uDBFF\uDFFFg\uD83D\uDE00");
        assertEquals("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uD83D\uDE00", out.toString());
    }

    @Test
    void aLoneSurrogateAtTheEndOfARangeIsNotJoinedWithWhatFollows() {
        out.writeContent("x\uD83D\uDE00", 0, 2);
        assertEquals("x\uFFFD", out.toString());
    }

    @Test
    void aValueIsEscapedForContentAndAttributesAlike() {
        out.setContext("p", "title");
        out.writeUserContent("<a href=\"x\">'&'\r");
        assertEquals("&lt;a href=&#34;x&#34;&gt;&#39;&amp;&#39;&#13;", out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVAscript:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "\u0001javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                ":x"
            })
    void anAddressThatCouldRunSomethingIsLeftOut(String address) {
        out.setContext("a", "href");
        out.writeUserContent(address);
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/magazine/a:b",
                "#a:b",
                "?q=a:b",
                "https://example.org/",
                "HTTPS://example.org/",
                "mailto:a@example.org",
                "tel:1",
                "a/b:c",
                ""
            })
    void anyOtherAddressIsPrinted(String address) {
        out.setContext("a", "href");
        out.writeUserContent(address);
        assertEquals(address, out.toString());
    }

    @Test
    void noValueIsPrintedIntoCode() {
        out.setContext("script", null);
        assertThrows(IllegalStateException.class, () -> out.writeUserContent("x"));
        out.setContext("p", "onclick");
        assertThrows(IllegalStateException.class, () -> out.writeUserContent("x"));
        out.setContext("p", "style");
        assertThrows(IllegalStateException.class, () -> out.writeUserContent("x"));
    }

    @Test
    void aPageGrowsPastItsFirstBuffer() {
        out.writeBinaryContent(new byte[100_000]);
        out.writeContent("é".repeat(100_000));
        assertEquals(300_000, out.toByteArray().length);
    }
}
