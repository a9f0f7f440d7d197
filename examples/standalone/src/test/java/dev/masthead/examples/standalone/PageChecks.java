package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What is true of every answer and of every page. */
final class PageChecks {

    private PageChecks() {}

    /** Reads a page, having checked its headers and that nothing in it is inline. */
    static Document page(int status, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        hasItsHeaders(response);
        assertTrue(header(response, "Content-Type").startsWith("text/html"));
        Document page = Jsoup.parse(response.body(), response.uri().toString());
        hasNothingInline(page);
        assertEquals(1, page.select("h1").size(), "h1 elements");
        return page;
    }

    static void hasItsHeaders(HttpResponse<?> response) {
        String policy = header(response, "Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe-eval"), policy);
        assertEquals("nosniff", header(response, "X-Content-Type-Options"));
        assertEquals("strict-origin-when-cross-origin", header(response, "Referrer-Policy"));
        assertEquals(List.of(), response.headers().allValues("Set-Cookie"));
        assertEquals(List.of(), response.headers().allValues("Server"));
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void hasNothingInline(Document page) {
        assertEquals(List.of(), page.select("style").eachText());
        for (Element script : page.select("script")) {
            boolean inert = script.attr("type").equals("application/ld+json");
            assertTrue(inert || (script.hasAttr("src") && script.data().isBlank()), "an inline script");
        }
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                assertFalse(name.startsWith("on") || name.equals("style") || name.equals("srcdoc"), name);
                assertFalse(isScriptAddress(attribute.getValue()) && !name.equals("value"), name);
            }
        }
    }

    private static boolean isScriptAddress(String value) {
        return value.strip().toLowerCase(Locale.ROOT).startsWith("javascript:");
    }
}
