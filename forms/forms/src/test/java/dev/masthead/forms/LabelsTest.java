package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What messages call a field when a label is there twice. */
class LabelsTest {

    private static final String GUESTS = """
            {"id": "guests", "title": "Guests", "fields": [
              {"name": "town", "label": "Town"},
              {"name": "first", "type": "group", "label": "Guest", "fields": [
                {"name": "name", "label": "Name", "required": true},
                {"name": "age", "label": "Age"}]},
              {"name": "second", "type": "group", "label": "Guest", "fields": [
                {"name": "name", "label": "Name", "required": true}]},
              {"name": "host", "type": "group", "label": "Host", "fields": [
                {"name": "name", "label": "Name", "required": true},
                {"name": "mail", "label": "E-mail"}]}],
             "rules": [{"rule": "any-of", "fields": ["town", "second.name"]}]}
            """;

    private final Form form = Form.ofJson(GUESTS);

    @Test
    void aLabelThatIsThereOnceStandsAlone() {
        assertEquals("Town", label("town"));
        assertEquals("Age", label("first.age"));
        assertEquals("E-mail", label("host.mail"));
    }

    @Test
    void aLabelThatIsThereTwiceStandsBehindItsGroupAndGroupsOfOneNameAreCounted() {
        assertEquals("Guest 1 › Name", label("first.name"));
        assertEquals("Guest 2 › Name", label("second.name"));
        assertEquals("Host › Name", label("host.name"));
    }

    @Test
    void messagesTellTheFieldsApart() {
        try (Desk desk = Desk.open(Forms.none().plus(form))) {
            List<String> messages = ((Outcome.Invalid) desk.intake.receive(
                            "guests", Desk.post(Map.of("host.name", "Ada")).build()))
                    .violations().stream().map(Violation::message).toList();
            assertEquals(List.of("Please fill in “Guest 1 › Name”.", "Please fill in “Guest 2 › Name”."), messages);
        }
    }

    @Test
    void theOtherFieldsOfARuleAreToldApartToo() {
        Form lenient = Form.ofJson(GUESTS.replace(", \"required\": true", ""));
        try (Desk desk = Desk.open(Forms.none().plus(lenient))) {
            Outcome.Invalid invalid = (Outcome.Invalid) desk.intake.receive(
                    "guests", Desk.post(Map.of("host.name", "Ada")).build());
            assertEquals(
                    "Fill in “Town” or one of these: Guest 2 › Name.",
                    invalid.violations().get(0).message());
        }
    }

    private String label(String name) {
        return form.labelOf(form.field(name).orElseThrow());
    }
}
