package dev.masthead.examples.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the five forms, as somebody fills it in.
 *
 * @param id the form's id
 * @param valid a complete filling in
 * @param consent the name of a box that must be ticked; empty where there is none
 */
record StandardForm(String id, Map<String, String> valid, String consent) {

    private static final StandardForm NEWSLETTER =
            new StandardForm("newsletter", fields("email", "ada@example.org", "firstName", "Ada"), "consent");
    private static final StandardForm MAGAZINE = new StandardForm(
            "magazine",
            fields(
                    "name", "Ada Quist",
                    "email", "ada@example.org",
                    "company", "Quist & Söhne",
                    "role", "Owner",
                    "country", "Portugal",
                    "phone", "+351 21 000 0000"),
            "");
    private static final StandardForm CONTACT = new StandardForm(
            "contact",
            fields(
                    "name", "Ada Quist",
                    "email", "ada@example.org",
                    "phone", "+351 21 000 0000",
                    "topic", "correction",
                    "message", "Two lines:\n“the ferry” – not the bridge."),
            "");
    private static final StandardForm CONTRIBUTE = new StandardForm(
            "contribute",
            fields(
                    "name", "Ada Quist",
                    "email", "ada@example.org",
                    "bio", "Steers the Alva.",
                    "website", "https://example.org/ada",
                    "title", "Why I steer",
                    "text", "It began with a rope.\n\nThen came the river.",
                    "links", "https://example.org/1\nhttps://example.org/2"),
            "consent");
    private static final StandardForm ADVERTISE = new StandardForm(
            "advertise",
            fields(
                    "name", "Ada Quist",
                    "email", "ada@example.org",
                    "company", "Quist & Söhne",
                    "role", "Owner",
                    "phone", "+351 21 000 0000",
                    "website", "https://example.org",
                    "budget", "up-to-1000",
                    "message", "A quarter page, please."),
            "");

    static List<StandardForm> all() {
        return List.of(NEWSLETTER, MAGAZINE, CONTACT, CONTRIBUTE, ADVERTISE);
    }

    static StandardForm newsletter() {
        return NEWSLETTER;
    }

    static StandardForm contact() {
        return CONTACT;
    }

    /** The form's path. */
    String path() {
        return "/forms/" + id;
    }

    /** A valid filling in that no other has: its e-mail address begins with a name. */
    Map<String, String> from(String name) {
        Map<String, String> values = with("email", name + "@example.org");
        if (!consent.isEmpty()) {
            values.put(consent, "true");
        }
        return values;
    }

    /** Everything but a right e-mail address and the consent that is asked for. */
    Map<String, String> invalid() {
        return with("email", "not an <address>");
    }

    Map<String, String> with(String field, String value) {
        Map<String, String> values = new LinkedHashMap<>(valid);
        values.put(field, value);
        return values;
    }

    @Override
    public String toString() {
        return id;
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
