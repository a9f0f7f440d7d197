package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms that are written as JSON. */
class FormJsonTest {

    private static final Map<String, String> SOUND = Event.SOUND;
    private final Form form = Form.ofJson(Event.JSON);

    @Test
    void isTakenFromThePostToTheExport() throws Exception {
        try (Desk desk = Desk.open(Forms.none().plus(form))) {
            Post post = Desk.post(SOUND)
                    .field("seats", "70.0")
                    .field("price", "12.5")
                    .field("tags", "c")
                    .field("tags", "a")
                    .field("needs", "stage")
                    .build();
            var accepted = assertInstanceOf(Outcome.Accepted.class, desk.intake.receive("event", post));
            Submission stored = desk.stored().get(0);
            assertEquals(accepted.receipt(), stored.receipt());
            assertEquals("3", stored.version());
            assertEquals(new Answer.Text("70"), stored.values().get("seats"));
            assertEquals(new Answer.Text("12.50"), stored.values().get("price"));
            assertEquals(new Answer.Choices(List.of("a", "c")), stored.values().get("tags"));
            assertEquals(Map.of("agreed", "You may print it."), stored.consents());
            StringBuilder lines = new StringBuilder();
            SubmissionExport.jsonLines().write(desk.stored(), lines);
            assertTrue(lines.toString().contains("\"tags\":[\"a\",\"c\"]"), lines::toString);
            StringBuilder csv = new StringBuilder();
            SubmissionExport.csv(List.of(form)).write(desk.stored(), csv);
            assertTrue(csv.toString().contains("\"a, c\""), csv::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "name, A, too-short",
        "kind, swim, choice",
        "kind, '', required",
        "seats, 5, too-small",
        "seats, 210, too-large",
        "seats, 55, step",
        "seats, '1,5', number",
        "seats, +10, number",
        "seats, 10., number",
        "seats, 1e400, number",
        "price, 12.555, step",
        "price, -1, too-small",
        "price, 0.1234567890123456, number",
        "from, 2026-02-30, date",
        "from, 26-12-01, date",
        "from, 2025-12-31, too-early",
        "from, 2028-01-01, too-late",
        "section, cars, choice",
        "tags, d, choice",
        "code, AB-12, pattern",
        "place.street, '', required",
        "copy, yes, choice",
        "agreed, false, consent",
        "to, 2026-11-30, not-before",
        "again, ada@example.org, same-as",
        "phone, '', any-of",
        "kind, walk, required"
    })
    void saysWhatIsWrong(String name, String value, String code) {
        Map<String, String> fields = new java.util.LinkedHashMap<>(SOUND);
        fields.put(name, value);
        List<Violation> violations = check(fields);
        assertEquals(List.of(code), violations.stream().map(Violation::code).toList(), () -> violations.toString());
        String at = code.equals("any-of") ? "email" : value.equals("walk") ? "length" : name;
        assertEquals(at, violations.get(0).field());
        assertTrue(!violations.get(0).message().contains("{"), violations.get(0)::message);
    }

    @Test
    void takesTheFormsOwnWords() {
        Map<String, String> fields = new java.util.LinkedHashMap<>(SOUND);
        fields.put("code", "x");
        fields.put("to", "2026-11-30");
        assertEquals(
                List.of("It ends before it begins.", "Like AB-123."),
                check(fields).stream().map(Violation::message).toList());
    }

    @Test
    void asksForAFieldOnlyWhenItsConditionHolds() {
        Map<String, String> walk = new java.util.LinkedHashMap<>(SOUND);
        walk.put("kind", "walk");
        walk.put("length", "12.5");
        assertEquals(List.of(), check(walk));
        walk.put("length", "12.3");
        assertEquals("step", check(walk).get(0).code());
        assertEquals(List.of(), check(SOUND));
    }

    @Test
    void takesSeveralChoicesWithinTheirNumber() {
        try (Desk desk = Desk.open(Forms.none().plus(form))) {
            Post.Builder post = Desk.post(SOUND);
            List.of("a", "b", "c").forEach(tag -> post.field("tags", tag));
            var invalid = assertInstanceOf(Outcome.Invalid.class, desk.intake.receive("event", post.build()));
            assertEquals("too-many", invalid.violations().get(0).code());
            Post twice = Desk.post(SOUND).field("tags", "a").field("tags", "a").build();
            var repeated = assertInstanceOf(Outcome.Invalid.class, desk.intake.receive("event", twice));
            assertEquals("repeated", repeated.violations().get(0).code());
        }
    }

    @Test
    void aNumberHasAUnitInEachLanguage() {
        Form walk = Form.ofJson("""
                {"id": "walk", "title": "Walk", "texts": {"de": {"field.pace.unit": "Schritte"}},
                 "fields": [{"name": "pace", "type": "number", "label": "Pace", "unit": "steps"}]}
                """);
        assertEquals(Optional.of("steps"), walk.field("pace").orElseThrow().unit());
        Form german = walk.in(Wording.of(java.util.Locale.GERMAN));
        assertEquals(Optional.of("Schritte"), german.field("pace").orElseThrow().unit());
        assertEquals(
                Optional.of("chairs"),
                Form.of(Event.class).field("seats").orElseThrow().unit());
    }

    @Test
    void isWrittenAsItCanBeReadAgain() {
        String document = new FormDocument().json(form);
        assertEquals(document, new FormDocument().json(Form.ofJson(document)));
        for (Form standard : Forms.standard().all()) {
            String written = new FormDocument().json(standard);
            assertEquals(written, new FormDocument().json(Form.ofJson(written)));
        }
    }

    @Test
    void speaksTheLanguagesOfItsAuthor() {
        Form german = form.in(Wording.of(java.util.Locale.GERMANY));
        assertEquals("Termin melden", german.title());
        assertEquals("Name und Vorname", german.field("name").orElseThrow().label());
        assertEquals(
                new StaticText("Zwei Monate vorher.", Optional.empty()),
                german.elements().get(0));
        assertEquals("Kind", german.field("kind").orElseThrow().label());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                                            | well-formed",
                "[]                                                                           | JSON object",
                "{'id':'x','title':'X','fields':[]}                                           | no field",
                "{'id':'X y','title':'X','fields':[{'name':'a','label':'A'}]}                 | 'X y'",
                "{'id':'x','fields':[{'name':'a','label':'A'}]}                               | no title",
                "{'id':'x','title':'X','fields':[{'name':'a'}]}                               | has no label",
                "{'id':'x','title':'X','fields':[{'name':'_a','label':'A'}]}                  | '_a'",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'},{'name':'a','label':'B'}]} | two fields are named a",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','maxlength':5}]}     | /fields/0/maxlength is not known",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','maxLength':'5'}]}   | /fields/0/maxLength: it is the text '5'; write a whole number",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'file'}]}     | /fields/0/type: 'file' is no kind of field; use one of text",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'select'}]}   | no options",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','pattern':'(a+)+'}]} | exponential",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','pattern':'('}]}     | pattern",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'number','step':2}]} | give min",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'number','min':2,'max':1}]} | above its greatest",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'date','min':'soon'}]} | a day such as",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'range'}]}    | min and max",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'money','currency':'EURO'}]} | ISO 4217",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'number','default':'many'}]} | default",
                "{'id':'x','title':'X','fields':[{'name':'a','type':'consent','consent':'Yes.','default':true}]} | never given beforehand",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','when':{'field':'b','is':['1']}}]} | no field further up",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'}],'rules':[{'rule':'same','fields':['a','b']}]} | 'same' is no rule",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'}],'rules':[{'rule':'same-as','fields':['a','b']}]} | names 'b'",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'money','currency':'EUR','unit':'km'}]} | /fields/0/unit: a field of the type money has no unit",
                "{'id':'x','title':'X','fields':[{'name':'a.b','label':'A'}]} | /fields/0/name: 'a.b' has a dot",
                "{'id':'x','title':'X','fields':[{'name':'a','type':'group','label':'A','fields':[{'name':'b.c','label':'B'}]}]} | /fields/0/fields/0/name: 'b.c' has a dot",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'},{'name':'a','type':'group','label':'G','fields':[{'name':'b','label':'B'}]}]} | a group and a field beside it are both named a",
                "{'id':'x','title':'X','fields':[{'name':'g','type':'group','label':'G','fields':[{'name':'a','label':'A'}]},{'name':'g','type':'group','label':'G','fields':[{'name':'b','label':'B'}]}]} | two groups are named g",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'radio','options':['talk']}]} | /fields/0/options/0 is the text 'talk'; write a JSON object such as",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'radio','options':'talk'}]} | /fields/0/options: it is the text 'talk'; write an array of objects",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':5}]} | /fields/0/type: it is the number 5; write a text",
                "{'id':'x','title':'X','fields':[5]} | /fields/0 is the number 5; write a JSON object",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'money'}]} | /fields/0/currency: it is missing; money has one",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'money','currency':'EURO'}]} | /fields/0/currency: 'EURO' is no currency of ISO 4217",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'number','currency':'EUR'}]} | /fields/0/currency: a field of the type number has no currency",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','type':'range','min':1}]} | /fields/0/max: it is missing; a range",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'}],'rules':[{'rule':'any-of','fields':['a']}]} | /rules/0/fields: it names 1 field; any-of needs two or more",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'},{'name':'b','label':'B'}],'rules':[{'rule':'same-as','fields':['a','b','a']}]} | /rules/0/fields: it names 3 fields; same-as needs two",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'}],'rules':[{'rule':'any-of','fields':[]}]} | /rules/0/fields: it is an empty array",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A'}],'rules':['any-of']} | /rules/0 is the text 'any-of'; write a JSON object",
                "{'id':'x','title':'X','fields':[{'name':'a','label':'A','autocomplete':'firstname'}]} | autocomplete 'firstname' has 'firstname'"
            })
    void saysWhatIsWrongWithADefinition(String json, String hint) {
        var e = assertThrows(IllegalArgumentException.class, () -> Form.ofJson(json.replace('\'', '"')));
        assertTrue(String.valueOf(e.getMessage()).contains(hint), String.valueOf(e.getMessage()));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Form.ofJson(
                        "{\"id\":\"x\",\"fields\":[{\"name\":\"a\",\"lable\":\"A\"},{\"name\":\"b\",\"type\":\"c\"}]}"));
        assertTrue(String.valueOf(e.getMessage()).contains("lable"), String.valueOf(e.getMessage()));
        assertTrue(String.valueOf(e.getMessage()).contains("'c'"), String.valueOf(e.getMessage()));
    }

    private List<Violation> check(Map<String, String> fields) {
        try (Desk desk = Desk.open(Forms.none().plus(form))) {
            Outcome outcome = desk.intake.receive("event", Desk.post(fields).build());
            return outcome instanceof Outcome.Invalid invalid ? invalid.violations() : List.of();
        }
    }
}
