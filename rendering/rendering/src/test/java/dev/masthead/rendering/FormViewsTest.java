package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Listing;
import dev.masthead.forms.Form;
import dev.masthead.forms.Forms;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormViewsTest {

    private final Views views = Samples.views();
    private final Form contact = Forms.standard().find("contact").orElseThrow();

    @Test
    void aFormPageCarriesNoOverlaysAndPostsToItself() {
        FormPageView page = views.form(contact, Samples.NOW);
        assertTrue(page.frame().overlays().isEmpty());
        assertTrue(page.frame().navigation().forms().stream()
                .allMatch(entry -> entry.overlay().isEmpty()));
        assertEquals("/magazine/forms/contact", page.form().action());
        assertEquals("page-contact._homepage", page.form().decoy().id());
        assertEquals("page-contact.email", field(page, "email").id());
    }

    @Test
    void aPageOfArticlesCarriesEveryFormAndOnlyTheNewsletterOpensByItself() {
        Frame frame = views.front(new Listing(List.of(), Optional.empty()), Optional.empty(), Samples.NOW)
                .frame();
        assertEquals(
                List.of(
                        "overlay-newsletter",
                        "overlay-magazine",
                        "overlay-contact",
                        "overlay-contribute",
                        "overlay-advertise"),
                frame.overlays().stream().map(Overlay::id).toList());
        assertEquals(Optional.of(20), frame.overlays().get(0).opensAfterSeconds());
        assertEquals(Optional.of(30), frame.overlays().get(0).closesAfterSeconds());
        assertTrue(frame.overlays().stream()
                .skip(1)
                .allMatch(o -> o.opensAfterSeconds().isEmpty()));
        assertEquals(
                Optional.of("overlay-contact"),
                frame.navigation().forms().get(2).overlay());
    }

    @Test
    void whatWasPostedIsShownAgainWithWhatIsWrong() {
        FormPageView page = views.invalid(
                contact,
                List.of(
                        new Violation("email", Violation.EMAIL, "Write it like name@example.org"),
                        new Violation("nickname", Violation.UNKNOWN, "There is no such field")),
                ReaderValues.of(Map.of("email", List.of("not one"))),
                Samples.NOW);
        FieldView email = field(page, "email");
        assertEquals("not one", email.value());
        assertEquals(Optional.of("Write it like name@example.org"), email.error());
        assertTrue(email.describedBy().orElseThrow().startsWith("page-contact.email:error"));
        assertEquals("#page-contact.email", page.form().problems().get(0).href());
        assertEquals(email.label(), page.form().problems().get(0).label());
        assertEquals("/magazine/forms/contact", page.form().problems().get(1).href());
    }

    @Test
    void fieldsOfTheSameLabelAreToldApartInTheSummaryAndNotBesideThem() {
        Form guests = Form.ofJson("""
                {"id": "guests", "title": "Guests", "fields": [
                  {"name": "one", "type": "group", "label": "Guest", "fields": [{"name": "name", "label": "Name"}]},
                  {"name": "two", "type": "group", "label": "Guest", "fields": [
                    {"name": "name", "label": "Name"},
                    {"name": "dish", "label": "Dish", "when": {"field": "two.name", "is": ["Ada"]}}]}]}
                """);
        FormPageView page = views.invalid(
                guests,
                List.of(new Violation("two.name", Violation.REQUIRED, "Fill it in.")),
                ReaderValues.none(),
                Samples.NOW);
        assertEquals("Guest 2 › Name", page.form().problems().get(0).label());
        assertEquals("Guest 2 › Name", field(page, "two.name").named());
        assertEquals("Name", field(page, "two.name").label());
        assertEquals(
                "Only if “Guest 2 › Name” is: Ada",
                field(page, "two.dish").condition().orElseThrow().sentence());
    }

    @Test
    void aFormWithWordsOfItsOwnBringsThemForTheBrowserAndOthersDoNot() {
        Form form = Form.ofJson("""
                {"id": "own", "title": "Own", "fields": [
                  {"name": "code", "label": "Code", "required": true, "pattern": "[A-Z]{2}",
                   "messages": {"pattern": "Two\\nletters, as AB."}},
                  {"name": "day", "type": "date", "label": "Day", "min": "2026-01-01"}]}
                """);
        FormPageView page = views.form(form, Samples.NOW);
        assertEquals(
                Optional.of("valueMissing Please fill in “Code”.\npatternMismatch Two letters, as AB."),
                field(page, "code").says());
        assertEquals(
                Optional.of("badInput Enter a date for “Day” as year, month and day, for example 2026-11-01.\n"
                        + "rangeUnderflow Enter a date of 2026-01-01 or later for “Day”."),
                field(page, "day").says());
        assertTrue(page.form().isLively());
        FormView standard = views.form(contact, Samples.NOW).form();
        assertFalse(standard.isLively());
        assertTrue(standard.fields().stream().allMatch(field -> field.says().isEmpty()));
    }

    @Test
    void controlCharactersAreGoneFromWhatIsShownAgainAsFromWhatIsStored() {
        FormPageView page = views.invalid(
                contact,
                List.of(),
                ReaderValues.of(Map.of("message", List.of("one\u000b\u0000two\nthree"))),
                Samples.NOW);
        assertEquals("onetwo\nthree", field(page, "message").value());
    }

    @Test
    void aTickedBoxStaysTickedAndAChoiceStaysChosen() {
        for (Form form : Forms.standard().all()) {
            FormPageView empty = views.form(form, Samples.NOW);
            for (FieldView field : empty.form().fields()) {
                String posted = field.options().isEmpty()
                        ? "true"
                        : field.options().get(0).value();
                FormPageView again = views.invalid(
                        form, List.of(), ReaderValues.of(Map.of(field.name(), List.of(posted))), Samples.NOW);
                FieldView shown = field(again, field.name());
                switch (field.type()) {
                    case CHECKBOX, CONSENT -> assertTrue(shown.checked());
                    case SELECT -> assertTrue(shown.options().get(0).selected());
                    default -> assertEquals("true", shown.value());
                }
            }
        }
    }

    @Test
    void noValueOfAReaderIsInTheTextOfAView() {
        FormPageView page = views.invalid(
                contact, List.of(), ReaderValues.of(Map.of("email", List.of("secret@example.org"))), Samples.NOW);
        assertFalse(page.toString().contains("secret"));
    }

    @Test
    void noTwoElementsOfAPageHaveTheSameId() {
        Article article = Samples.withBody(new Block.FormSlot("contact"), new Block.FormSlot("contact"));
        ArticleView view = views.article(article, Optional.empty(), Optional.empty(), Samples.NOW);
        List<FormView> forms = Stream.concat(
                        view.frame().overlays().stream().map(Overlay::form),
                        view.body().stream().filter(Part.Slot.class::isInstance).map(part -> ((Part.Slot) part).form()))
                .toList();
        List<String> ids = forms.stream()
                .flatMap(form -> form.fields().stream())
                .map(FieldView::id)
                .toList();
        assertEquals(7, forms.size());
        assertEquals(ids.size(), ids.stream().distinct().count());
    }

    @Test
    void noNamesOfFieldsAndFormsMakeTwoIdsEqual() {
        String fields = """
                [{"name": "a", "type": "radio", "label": "A", "help": "H", "options": [{"value": "x"}, {"value": "y"}]},
                 {"name": "a-2", "label": "B"}, {"name": "a-help", "label": "C"}, {"name": "a-error", "label": "D"},
                 {"name": "g", "type": "group", "label": "G", "fields": [{"name": "help", "label": "E"}]},
                 {"name": "g-help", "label": "F"}, {"name": "title", "label": "T"}, {"name": "c-a", "label": "H"}]
                """;
        Forms forms = Forms.none()
                .plus(Form.ofJson("{\"id\": \"b\", \"title\": \"B\", \"fields\": " + fields + "}"))
                .plus(Form.ofJson("{\"id\": \"b-c\", \"title\": \"C\", \"fields\": " + fields + "}"))
                .plus(Form.ofJson("{\"id\": \"b-a\", \"title\": \"C\", \"fields\": " + fields + "}"));
        FormViews views = new FormViews(Samples.links(Samples.MAGAZINE), Texts.of(Locale.ENGLISH));
        List<String> ids = new ArrayList<>();
        for (Form form : forms.all()) {
            Overlay overlay = new Overlay(views.inOverlay(form), Optional.empty(), Optional.empty());
            ids.add(overlay.id());
            ids.add(overlay.titleId());
            ids.add(overlay.form().decoy().id());
            for (FieldView field : overlay.form().fields()) {
                ids.addAll(List.of(field.optionId(1), field.optionId(2), field.helpId(), field.errorId()));
            }
        }
        assertEquals(ids.stream().distinct().toList(), ids);
    }

    @Test
    void oneOfSeveralIsNotSaidToBeOptionalAndAllAreMarkedWhenNoneIsAnswered() {
        Form form = Form.ofJson("""
                {"id": "reach", "title": "Reach", "rules": [{"rule": "any-of", "fields": ["email", "phone"]}],
                 "fields": [
                   {"name": "email", "type": "email", "label": "E-mail"},
                   {"name": "phone", "type": "tel", "label": "Phone", "help": "With the country."},
                   {"name": "name", "label": "Name"}]}
                """);
        FormPageView page = views.invalid(
                form,
                List.of(new Violation("email", Violation.ANY_OF, "One of them.", List.of("phone"))),
                ReaderValues.of(Map.of("name", List.of("Ada"))),
                Samples.NOW);
        assertFalse(field(page, "email").optional());
        assertFalse(field(page, "phone").optional());
        assertTrue(field(page, "name").optional());
        assertTrue(field(page, "email").isInvalid());
        assertTrue(field(page, "phone").isInvalid());
        assertFalse(field(page, "name").isInvalid());
        assertEquals(Optional.empty(), field(page, "phone").error());
        assertEquals(
                Optional.of("page-reach.email:error page-reach.phone:help"),
                field(page, "phone").describedBy());
        assertEquals(1, page.form().problems().size());
    }

    @Test
    void thanksAreTheFormsOwnWords() {
        ThanksView thanks = views.thanks(contact, Samples.NOW);
        assertEquals(contact.thanks(), thanks.text());
        assertEquals("/magazine/", thanks.back().href());
        assertEquals(Optional.of("noindex"), thanks.frame().head().robots());
    }

    private static FieldView field(FormPageView page, String name) {
        return page.form().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
