package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.masthead.core.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Definitions that nobody foresaw: refused at the start, or right for readers. */
class UnforeseenFormsTest {

    private static final String A = "{'name':'a','label':'A'}";
    private static final String NUMBER = "{'name':'n','label':'N','type':'number'}";
    private static final String PRICE = "{'name':'p','label':'P','type':'money','currency':'EUR'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'static','text':'T','when':{'field':'b','is':['1']}}                | a static text: its condition names 'b'",
                "{'type':'group','name':'g','label':'G','when':{'field':'b','is':['1']},'fields':[]} | the group g: its condition names 'b'",
                "{'name':'b','label':'B','when':{'field':'a','is':['']}}                     | waits for ''",
                "{'name':'b','label':'B','when':{'field':'a','is':[null]}}                   | waits for ''",
                "{'name':'b','label':'B','when':{'field':'a','is':[' x']}}                   | waits for ' x'",
                "{'name':'b','label':'B','when':{'field':'n','is':['young']}}                | waits for 'young'",
                "{'name':'b','label':'B','when':{'field':'n','is':[1e400]}}                  | waits for 'Infinity'",
                "{'name':'b','label':'B','maxLength':0}                                      | /fields/2/maxLength: it is the number 0; write a whole number from 1",
                "{'name':'b','label':'B','type':'number','min':1e400}                        | /fields/2/min: it is a number that is too large; write a number",
                "{'name':'b','label':'B','type':'number','default':1e400}                    | default is not an answer",
                "{'name':'b','label':'B','type':'hidden','required':true}                    | give it a default",
                "{'name':'b','type':'consent','consent':'Yes.','prefill':'yes'}              | leave out its prefill",
                "{'name':'b','label':'B','messages':{'requierd':'x'}}                        | 'requierd' is no code",
                "{'name':'b','label':'B','pattern':'.*a.*b','maxLength':2001}                | lower its greatest length",
                "{'type':'group','name':'g','label':'G','fields':[]}                         | the group g has no fields",
                "{'name':'reset','label':'B'}                                                | 'reset' would hide",
                "{'type':'group','name':'g','label':'G','when':{'field':'a','is':['1']},'fields':["
                        + "{'name':'b','label':'B','when':{'field':'n','is':['1']}}]}        | g.b: its group has a condition already"
            })
    void areRefusedWithTheReason(String field, String hint) {
        assertRefused(json(A + "," + NUMBER + "," + field, ""), hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'rules':[{'rule':'any-of','fields':['a','a']}]    | names a field twice",
                "'language':'not a language'                       | language: 'not a language' is no language tag",
                "'texts':{'de_DE':{'title':'T'}}                   | /texts/de_DE: 'de_DE' is no language tag"
            })
    void areRefusedAsAWhole(String property, String hint) {
        assertRefused(json(A, "," + property), hint);
    }

    @Test
    void areRefusedHoweverDeepTheyAre() {
        assertRefused("[".repeat(100), "well-formed");
    }

    private static void assertRefused(String json, String hint) {
        var e = assertThrows(IllegalArgumentException.class, () -> Form.ofJson(json));
        assertTrue(String.valueOf(e.getMessage()).contains(hint), String.valueOf(e.getMessage()));
    }

    @Test
    void keepToTheServerWhatABrowserCannotRead() {
        Form form = Form.ofJson(json("{'name':'a','label':'A','pattern':'(?i)abc'}", ""));
        Field field = form.field("a").orElseThrow();
        assertEquals(Optional.empty(), field.pattern());
        assertEquals(1, form.serverOnly().size());
        assertEquals(List.of(), violations(form, Map.of("a", "ABC")));
        assertEquals(List.of("a pattern"), violations(form, Map.of("a", "x")));
        String document = new FormDocument().json(form);
        assertFalse(document.contains("^(?:(?i)"), document);
        assertEquals(document, new FormDocument().json(Form.ofJson(document)));
    }

    @Test
    void areRefusedWithTextsThatWordNothing() {
        assertRefused(json(A, ",'texts':{'fr':{'title':'Y','field.z.label':'Z'}}"), "have 'field.z.label'");
        assertRefused(json(A, ",'texts':{'fr':{'field.a.help':'Z'}}"), "have 'field.a.help'");
        Form form = Form.ofJson(json(A, ",'texts':{'fr':{'title':'Y','field.a.label':'B','thanks':'Merci'}}"));
        assertEquals("Merci", form.in(Wording.of(Locale.FRENCH)).thanks());
    }

    @Test
    void compareNumbersAndNotHowTheyAreWritten() {
        String asked = ",{'name':'b','label':'B','required':true,'when':{'field':'%s','is':[%s]}}";
        Form number = Form.ofJson(json(NUMBER + asked.formatted("n", "2.50"), ""));
        assertEquals(List.of("b required"), violations(number, Map.of("n", "2.5")));
        assertEquals(List.of(), violations(number, Map.of("n", "2.6")));
        Form price = Form.ofJson(json(PRICE + asked.formatted("p", "12"), ""));
        assertEquals(List.of("b required"), violations(price, Map.of("p", "12")));
        assertTrue(new FormDocument().json(price).contains("\"enum\":[12]"));
        Form same = Form.ofJson(json(NUMBER + "," + PRICE, ",'rules':[{'rule':'same-as','fields':['n','p']}]"));
        assertEquals(List.of(), violations(same, Map.of("n", "12", "p", "12")));
        assertEquals(List.of("n same-as"), violations(same, Map.of("n", "12", "p", "12.01")));
        assertEquals(List.of("n same-as"), violations(same, Map.of("n", "12")));
    }

    @Test
    void compareNothingThatWasNotAskedFor() {
        String again = "{'name':'b','label':'B','when':{'field':'n','is':['1']}}";
        Form form =
                Form.ofJson(json(A + "," + NUMBER + "," + again, ",'rules':[{'rule':'same-as','fields':['b','a']}]"));
        assertEquals(List.of(), violations(form, Map.of("a", "x", "n", "2")));
        assertEquals(List.of("b same-as"), violations(form, Map.of("a", "x", "n", "1")));
    }

    @Test
    void askForOneOfSeveralOnlyWhereOneIsAskedFor() {
        String asked = ",{'name':'%s','label':'X','when':{'field':'n','is':['%s']}}";
        Form form = Form.ofJson(json(
                NUMBER + asked.formatted("b", "1") + asked.formatted("c", "2"),
                ",'rules':[{'rule':'any-of','fields':['b','c']}]"));
        Schema schema = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(Json.strict().readTree(new FormDocument().json(form)).path("schema"));
        for (String n : List.of("1", "2", "3")) {
            JsonNode post = Json.strict().readTree("{\"n\":" + n + "}");
            boolean asks = !n.equals("3");
            assertEquals(asks ? List.of("b any-of") : List.of(), violations(form, Map.of("n", n)), n);
            assertEquals(!asks, schema.validate(post).isEmpty(), n);
        }
    }

    @Test
    void takeATextThatIsTooDeepForTheirPatternForNoMatch() {
        Form form =
                Form.ofJson(json("{'name':'a','label':'A','maxLength':2000,'pattern':'(?:(?:(?:ab|c)|d)|e)*'}", ""));
        Field field = form.field("a").orElseThrow();
        assertTrue(field.matchesPattern("abcde"));
        assertFalse(field.matchesPattern("ab".repeat(1_000_000)));
    }

    private static List<String> violations(Form form, Map<String, String> values) {
        try (Desk desk = Desk.open(Forms.none().plus(form))) {
            Outcome outcome = desk.intake.receive("x", Desk.post(values).build());
            return outcome instanceof Outcome.Invalid invalid
                    ? invalid.violations().stream()
                            .map(one -> one.field() + " " + one.code())
                            .toList()
                    : List.of();
        }
    }

    private static String json(String fields, String more) {
        return ("{'id':'x','title':'X','fields':[" + fields + "]" + more + "}").replace('\'', '"');
    }
}
