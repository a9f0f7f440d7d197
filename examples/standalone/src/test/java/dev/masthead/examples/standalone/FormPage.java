package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The page of one form, as the server sent it. */
final class FormPage {

    private final Document page;
    private final Element form;

    FormPage(Document page, String id) {
        this.page = page;
        Element found = page.selectFirst("main form[action$=/forms/" + id + "]");
        assertNotNull(found, "the page has the form");
        this.form = found;
    }

    /** What a control holds, as a browser would send it. */
    String value(String name) {
        Element control = control(name);
        return switch (control.tagName()) {
            case "textarea" -> control.wholeText();
            case "select" -> String.join(",", control.select("option[selected]").eachAttr("value"));
            default ->
                control.attr("type").equals("checkbox")
                        ? (control.hasAttr("checked") ? "true" : "")
                        : control.attr("value");
        };
    }

    Element control(String name) {
        Element control = form.selectFirst("[name=" + name + "]");
        assertNotNull(control, "there is a control " + name);
        return control;
    }

    void keeps(Map<String, String> values) {
        values.forEach((name, value) -> assertEquals(value, value(name), name));
    }

    /** A field that is in error says so to those who see, to those who listen, and in the summary. */
    void marks(String name) {
        Element control = control(name);
        assertEquals("true", control.attr("aria-invalid"), name);
        assertFalse(control.attr("aria-describedby").isEmpty(), name);
        assertTrue(problemLinks().contains("#" + control.id()), "the summary links to " + name);
    }

    List<String> problemLinks() {
        return form.select(".problems a").eachAttr("href");
    }

    String problems() {
        return form.select(".problems").text();
    }

    /** Every id that something on the page points to exists, once. */
    void pointsOnlyToWhatExists() {
        problemLinks().forEach(href -> exists(href.substring(1)));
        page.select("label[for]").eachAttr("for").forEach(this::exists);
        for (String attribute : List.of("aria-describedby", "aria-labelledby")) {
            page.select("[" + attribute + "]").eachAttr(attribute).stream()
                    .flatMap(ids -> List.of(ids.split(" ", -1)).stream())
                    .forEach(this::exists);
        }
    }

    private void exists(String id) {
        assertEquals(1, page.getElementsByAttributeValue("id", id).size(), "elements with the id " + id);
    }
}
