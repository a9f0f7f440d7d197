package dev.masthead.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.rendering.View;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What script, links and posts rely on in the markup. */
class FormsInPagesTest {

    private final Map<String, View> views = SampleViews.inEnglish().all();

    @Test
    void anArticleCarriesAllFiveFormsInDialogsThatAreClosed() {
        Document page = page("article");
        for (String id : SampleForms.IDS) {
            Element dialog = page.expectFirst("dialog#overlay-" + id);
            assertFalse(dialog.hasAttr("open"));
            assertEquals(
                    "/magazine/forms/" + id,
                    dialog.expectFirst("form[method=post]").attr("action"));
            assertEquals(1, dialog.select("button[type=button][data-close]").size());
            assertEquals(1, dialog.select("p.result[role=status]").size());
            assertEquals(
                    2,
                    page.select("header a[data-overlay=overlay-" + id + "], footer a[data-overlay=overlay-" + id
                                    + "]:not(.button)")
                            .size());
        }
    }

    @Test
    void onlyTheOverlayThatOpensByItselfCountsDownAndItsSentenceIsServed() {
        Document page = page("article");
        assertEquals(
                1,
                page.select("dialog[data-opens-after], dialog[data-closes-after]")
                        .size());
        Element dialog = page.expectFirst("#overlay-newsletter");
        assertEquals("20", dialog.attr("data-opens-after"));
        assertEquals("30", dialog.attr("data-closes-after"));
        assertEquals(
                "This will close in 30 seconds.",
                dialog.expectFirst(".countdown").text());
        assertEquals("30", dialog.expectFirst(".countdown [data-seconds]").text());
        assertEquals(1, page.select(".countdown").size());
    }

    @Test
    void aPageWithoutScriptLeadsToEachFormByAPlainLink() {
        Document page = page("form-contact");
        for (String id : SampleForms.IDS) {
            assertFalse(page.select("header a[href=/magazine/forms/" + id + "]").isEmpty());
        }
        assertTrue(page.select("dialog, [data-overlay]").isEmpty());
    }

    @Test
    void aRefusedFormKeepsItsValueAndSaysWhatIsWrongInTwoPlaces() {
        Document page = page("form-refused");
        Element field = page.expectFirst("[id=page-contact.email]");
        assertEquals("tide@@example", field.attr("value"));
        assertEquals("true", field.attr("aria-invalid"));
        assertEquals("page-contact.email:error", field.attr("aria-describedby"));
        Element summary = page.expectFirst("form .problems[role=alert][tabindex=-1]");
        assertEquals("#page-contact.email", summary.expectFirst("a").attr("href"));
        assertEquals(
                page.expectFirst("[id=page-contact.email:error]").text(),
                "Please enter an e-mail address, for example" + " name@example.org.");
    }

    @Test
    void theDecoyIsHiddenFromReadersAndFromAssistiveTechnology() {
        Element decoy = page("form-contact").expectFirst("form .decoy[aria-hidden=true] input");
        assertEquals("_homepage", decoy.attr("name"));
        assertEquals("-1", decoy.attr("tabindex"));
        assertEquals("off", decoy.attr("autocomplete"));
    }

    @Test
    void whatTheScriptSaysIsServedInThePagesLanguage() {
        Element script = page("article").expectFirst("script[data-sending]");
        for (String name : new String[] {"sending", "problems", "failed", "offline"}) {
            assertFalse(script.attr("data-" + name).isBlank(), name);
        }
    }

    @Test
    void aFormBringsItsOwnThanksForTheScript() {
        assertTrue(page("form-contact")
                .expectFirst("form.form")
                .attr("data-thanks")
                .contains("Thank you"));
    }

    @Test
    void theThemeNamesTheKindsOfPromptsThatItsScriptMeets() {
        DefaultTheme theme = new DefaultTheme();
        String script = theme.assets().stream()
                .filter(asset -> asset.name().equals("guard.js"))
                .map(asset -> new String(asset.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of("work", "widget"), theme.promptKinds());
        assertTrue(script.contains("const kinds = { work, widget };"));
    }

    private Document page(String name) {
        View view = Objects.requireNonNull(views.get(name), name);
        return Jsoup.parse(new String(new DefaultTheme().render(view), StandardCharsets.UTF_8));
    }
}
