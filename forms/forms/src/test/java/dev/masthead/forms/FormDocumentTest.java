package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormDocumentTest {

    private final FormDocument document = new FormDocument();

    @Test
    void tellsProgramsWhatAPageTellsReaders() {
        Form form = Forms.standard().find("contact").orElseThrow();
        JsonNode node = new JsonMapper().readTree(document.json(form));
        assertEquals("contact", node.path("id").asString());
        assertEquals("Contact us", node.path("title").asString());
        assertEquals(5, node.path("fields").size());
        JsonNode schema = node.path("schema");
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asString());
        assertEquals("[\"name\",\"email\",\"message\"]", schema.path("required").toString());
        assertFalse(schema.path("additionalProperties").asBoolean(true));
        JsonNode properties = schema.path("properties");
        assertEquals(5_000, properties.path("message").path("maxLength").asInt());
        assertEquals("email", properties.path("email").path("format").asString());
        assertEquals(
                "", properties.path("topic").path("anyOf").path(0).path("const").asString());
        assertEquals(
                5, properties.path("topic").path("anyOf").path(1).path("enum").size());
    }

    @Test
    void listsTheFieldsOfAChallengeWhereItIsAsked() {
        Defences defences = Defences.none().challenge(ProofOfWork.standard(), "contact");
        FormDocument challenged = new FormDocument(defences);
        Form contact = Forms.standard().find("contact").orElseThrow();
        Form newsletter = Forms.standard().find("newsletter").orElseThrow();
        JsonNode solution = properties(challenged.json(contact)).path(ProofOfWork.FIELD);
        assertEquals("string", solution.path("type").asString());
        assertFalse(properties(document.json(contact)).has(ProofOfWork.FIELD));
        assertEquals(document.json(newsletter), challenged.json(newsletter));
    }

    private static JsonNode properties(String json) {
        return new JsonMapper().readTree(json).path("schema").path("properties");
    }

    @Test
    void wantsARequiredConsentToBeTrue() {
        Form form = Forms.standard().find("newsletter").orElseThrow();
        JsonNode consent = new JsonMapper()
                .readTree(document.json(form))
                .path("schema")
                .path("properties")
                .path("consent");
        assertTrue(consent.path("const").asBoolean(false));
    }

    @Test
    void hasNoPatternThatABrowserWouldReadInAnotherWay() {
        for (Form form : Forms.standard().all()) {
            for (Field field : form.fields()) {
                field.pattern().ifPresent(Pattern::compile);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[A-Z]{2}-[0-9]{3,5}", "\\d+", "(?:a|b)+c?", "[^0-9 ]*", "https?:\\/\\/x[.]y", "a.c"})
    void knowsPatternsThatMeanTheSameEverywhere(String regexp) {
        assertTrue(PortablePattern.isPortable(regexp));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)a",
                "\\p{Alpha}",
                "a*+",
                "a++",
                "[a&&b]",
                "[a[b]]",
                "\\Qa\\E",
                "(?<n>a)",
                "\\w",
                "[(]",
                "^a$",
                "\\1",
                "[a",
                "]"
            })
    void knowsPatternsThatDoNot(String regexp) {
        assertFalse(PortablePattern.isPortable(regexp));
    }
}
