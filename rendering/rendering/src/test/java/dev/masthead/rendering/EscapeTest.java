package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class EscapeTest {

    @Test
    void everythingThatMeansSomethingInHtmlIsEscaped() {
        assertEquals("&lt;a b=&#34;c&#34; d=&#39;e&#39;&gt;&amp;", Escape.html("<a b=\"c\" d='e'>&"));
    }

    @Test
    void aCharacterThatHtmlCannotHoldIsReplaced() {
        assertEquals("a\uFFFDb\uFFFDc\uFFFDd", Escape.html("a\u0000b\uD800c\uFFFFd"));
    }

    @Test
    void aCarriageReturnIsALineFeedInHtml() {
        assertEquals("a\nb\nc", Escape.html("a\r\nb\rc"));
    }

    @Test
    void aCharacterThatXmlDoesNotAllowIsDropped() {
        assertEquals("abc\t😀", Escape.xml("a\u0000b\u000B\uDC00c\t\uFFFE😀"));
    }

    @Test
    void jsonInAScriptCannotEndTheScript() {
        String safe = Escape.jsonInScript("{\"a\":\"</script><!--&\u2028\"}");
        assertFalse(safe.contains("<") || safe.contains("&") || safe.contains("\u2028"));
    }
}
