package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One form with every kind of field, a group, conditions and all rules: as a record, and the same as JSON. */
@FormId(value = "event", version = "3")
@FormText(title = "Announce an event", intro = "We print what fits.")
@AnyOf({"email", "phone"})
@SuppressWarnings("exports") // Only tests see it.
public record Event(
        @Paragraph("Please write in two months before.")
        @Label("Name")
        @NotBlank
        @Autocomplete("name")
        @CodePoints(min = 2, max = 80)
        String name,

        @Label("E-mail") @EmailAddress @Placeholder("name@example.org")
        String email,

        @Label("E-mail again") @EmailAddress @SameAs("email")
        String again,

        @Label("Phone") @PhoneNumber String phone,
        @Label("Website") Optional<@WebAddress URI> site,

        @Label("Kind") @Control(FieldType.RADIO) Kind kind,

        @Label("Kilometres") @When(field = "kind", is = "walk")
        Optional<@DecimalMin("0.5") @DecimalMax("50") @Step(value = "0.5", from = "0.5") BigDecimal> length,

        @Label("Seats") @Unit("chairs") @Control(FieldType.RANGE) @Initial("50")
        Optional<@DecimalMin("10") @DecimalMax("200") @Step(value = "10", from = "10") BigDecimal> seats,

        @Label("Price") @Money("EUR") Optional<@DecimalMin("0") @Step("0.01") BigDecimal> price,

        @Label("From") @DateRange(min = "2026-01-01", max = "2027-12-31")
        LocalDate from,

        @Label("To") @NotBefore(value = "from", message = "It ends before it begins.")
        Optional<LocalDate> to,

        @Label("Section") Optional<Desk> section,
        @Label("Tags") @Size(max = 2) Set<Tag> tags,
        @Label("Needs") @Control(FieldType.CHECKBOXES) Set<Need> needs,

        @Label("Code") Optional<@Pattern(regexp = "[A-Z]{2}-[0-9]{3}", message = "Like AB-123.") String> code,

        @Label("About") @Multiline(8) String about,
        @Label("Place") @Valid Place place,

        @Label("Campaign") @Control(FieldType.HIDDEN) @Prefill("utm_source") @Initial("none")
        String campaign,

        @Label("Send me a copy") @Initial("true") boolean copy,
        @Consent("You may print it.") boolean agreed) {

    /** What it is. */
    public enum Kind {
        /** A talk. */
        @Label("Talk")
        TALK,
        /** A walk. */
        @Label("Walk")
        WALK
    }

    /** Where it is printed. */
    public enum Desk {
        /** Boats. */
        @Label("Boats")
        BOATS,
        /** Ports. */
        @Label("Ports")
        PORTS
    }

    /** What it is about. */
    public enum Tag {
        /** A. */
        @Label("a")
        A,
        /** B. */
        @Label("b")
        B,
        /** C. */
        @Label("c")
        C
    }

    /** What must be there. */
    public enum Need {
        /** A projector. */
        @Label("A projector")
        PROJECTOR,
        /** A stage. */
        @Label("A stage")
        STAGE
    }

    /**
     * Where it is.
     *
     * @param street and number
     * @param town may be empty
     */
    public record Place(
            @Label("Street") @NotBlank String street,
            @Label("Town") String town) {}

    /** The same form. */
    public static final String JSON = """
            {"id": "event", "version": "3", "title": "Announce an event", "intro": "We print what fits.",
             "fields": [
               {"type": "static", "text": "Please write in two months before."},
               {"name": "name", "label": "Name", "required": true, "minLength": 2, "maxLength": 80, "autocomplete": "name"},
               {"name": "email", "type": "email", "label": "E-mail", "placeholder": "name@example.org"},
               {"name": "again", "type": "email", "label": "E-mail again"},
               {"name": "phone", "type": "tel", "label": "Phone"},
               {"name": "site", "type": "url", "label": "Website"},
               {"name": "kind", "type": "radio", "label": "Kind", "required": true,
                "options": [{"value": "talk", "label": "Talk"}, {"value": "walk", "label": "Walk"}]},
               {"name": "length", "type": "number", "label": "Kilometres", "required": true, "min": 0.5, "max": 50, "step": 0.5,
                "when": {"field": "kind", "is": ["walk"]}},
               {"name": "seats", "type": "range", "label": "Seats", "min": 10, "max": 200, "step": 10, "default": 50, "unit": "chairs"},
               {"name": "price", "type": "money", "currency": "EUR", "label": "Price"},
               {"name": "from", "type": "date", "label": "From", "required": true, "min": "2026-01-01", "max": "2027-12-31"},
               {"name": "to", "type": "date", "label": "To"},
               {"name": "section", "type": "select", "label": "Section",
                "options": [{"value": "boats", "label": "Boats"}, {"value": "ports", "label": "Ports"}]},
               {"name": "tags", "type": "multi-select", "label": "Tags", "maxChoices": 2,
                "options": [{"value": "a"}, {"value": "b"}, {"value": "c"}]},
               {"name": "needs", "type": "checkboxes", "label": "Needs", "options": [{"value": "projector", "label": "A projector"}, {"value": "stage", "label": "A stage"}]},
               {"name": "code", "label": "Code", "pattern": "[A-Z]{2}-[0-9]{3}", "messages": {"pattern": "Like AB-123."}},
               {"name": "about", "type": "textarea", "label": "About", "rows": 8},
               {"name": "place", "type": "group", "label": "Place", "fields": [
                 {"name": "street", "label": "Street", "required": true},
                 {"name": "town", "label": "Town"}]},
               {"name": "campaign", "type": "hidden", "label": "Campaign", "prefill": "utm_source", "default": "none"},
               {"name": "copy", "type": "checkbox", "label": "Send me a copy", "default": true},
               {"name": "agreed", "type": "consent", "consent": "You may print it.", "required": true}],
             "rules": [
               {"rule": "same-as", "fields": ["again", "email"]},
               {"rule": "not-before", "fields": ["to", "from"], "message": "It ends before it begins."},
               {"rule": "any-of", "fields": ["email", "phone"]}],
             "texts": {"de": {"title": "Termin melden", "field.name.label": "Name und Vorname", "text.1": "Zwei Monate vorher."}}}
            """;

    /** A post that is accepted. */
    public static final Map<String, String> SOUND = Map.of(
            "name", "Ada",
            "phone", "+44 20 7946 0000",
            "kind", "talk",
            "from", "2026-12-01",
            "place.street", "Quay 1",
            "agreed", "true");

    /** What readers type, by field: texts of all sorts, and beside them the edges of what the field takes. */
    public static Map<String, List<String>> typed(List<String> addresses, List<String> texts) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        edges().forEach((field, own) -> {
            List<String> all = new ArrayList<>(own);
            all.add("");
            all.addAll(texts);
            all.addAll(field.equals("email") ? addresses : List.of());
            typed.put(field, List.copyOf(all));
        });
        return typed;
    }

    private static Map<String, List<String>> edges() {
        Map<String, List<String>> edges = new LinkedHashMap<>();
        String boat = "\uD83D\uDEA4";
        edges.put(
                "name",
                List.of(
                        "A",
                        "Al",
                        boat,
                        boat + boat,
                        boat.repeat(80),
                        boat.repeat(81),
                        "x".repeat(81),
                        " A ",
                        "\u00A0\u00A0",
                        "\u200B\u200B\u200B",
                        "\u3164\u3164",
                        "a\nb",
                        "e\u0301",
                        "\u202Eab"));
        edges.put(
                "email",
                List.of(
                        "ada@example.org",
                        " ada@example.org ",
                        "ada@bücher.example",
                        "ADA@EXAMPLE.ORG",
                        "ada@b",
                        "a%b@example.org",
                        "=?a?=@example.org",
                        "a@" + "b".repeat(63) + ".org",
                        "a@" + "b".repeat(64) + ".org",
                        "x".repeat(64) + "@example.org",
                        "x".repeat(65) + "@example.org",
                        "a@b..org",
                        "a@-b.org",
                        "a@b.org.",
                        "a b@c.org"));
        edges.put(
                "phone",
                List.of(
                        "+44 20 7946 0000",
                        "12345",
                        "1234",
                        "(030) 123-45/67",
                        "12345 x12",
                        "1".repeat(20),
                        "1".repeat(21),
                        "+" + "1 ".repeat(30),
                        "٣٤٥٦٧٨",
                        "12a45"));
        edges.put(
                "site",
                List.of(
                        "https://example.org",
                        "http://example.org/a b",
                        "HTTPS://EXAMPLE.ORG/x",
                        "ftp://example.org",
                        "example.org",
                        "javascript:alert(1)",
                        "https://user@example.org",
                        "https://bücher.example/ü?q=ü#ü",
                        "https://",
                        "https://a..b",
                        "http://[::1]/",
                        "https://example.org:99999/",
                        "https://example.org:65535/",
                        "https://example.org/%zz",
                        "https:/example.org",
                        "https://exa mple.org",
                        "//example.org"));
        edges.put("kind", List.of("talk", "TALK", "walk ", "swim"));
        edges.put(
                "length",
                List.of(
                        "0.5",
                        "50",
                        "0.4",
                        "50.5",
                        "1",
                        "1.25",
                        "1e1",
                        "5.",
                        ".5",
                        "+1",
                        "-1",
                        "1,5",
                        "0x10",
                        "NaN",
                        "Infinity",
                        "1e400",
                        " 1 ",
                        "00001",
                        "1_0",
                        "١"));
        edges.put("seats", List.of("10", "200", "0", "201", "15", "1e2"));
        edges.put(
                "price",
                List.of(
                        "0",
                        "0.01",
                        "12.50",
                        "12.500",
                        "12.505",
                        "-0.01",
                        "-0",
                        "999999999999.99",
                        "9999999999999999",
                        "1e2",
                        "1e-3"));
        edges.put(
                "from",
                List.of(
                        "2026-01-01",
                        "2027-12-31",
                        "2025-12-31",
                        "2028-01-01",
                        "2026-02-29",
                        "2026-2-1",
                        "02/01/2026",
                        "2026-13-01",
                        "2026-01-32",
                        "20260101",
                        "0000-01-01",
                        "12026-01-01",
                        "2026-06-15T00:00"));
        edges.put("to", List.of("2026-12-01", "2026-11-30", "9999-12-31", "10000-01-01", "0001-01-01", "-2026-01-01"));
        edges.put("section", List.of("boats", "Boats", "cars", " boats"));
        edges.put("tags", List.of("a", "d"));
        edges.put("needs", List.of("stage", "stages"));
        edges.put("code", List.of("AB-123", "ab-123", "AB-1234", "AB-12", "ÄB-123", " AB-123", "AB-12３"));
        edges.put(
                "about",
                List.of(
                        "a\r\nb",
                        "a\rb",
                        "x".repeat(10_000),
                        "x".repeat(10_001),
                        boat.repeat(10_000),
                        "x\r\n".repeat(4_999),
                        "\n\n"));
        edges.put("place.street", List.of("Quay 1", "\u2060", "x".repeat(500), "x".repeat(501)));
        edges.put("campaign", List.of("spring", "x".repeat(501)));
        edges.put("copy", List.of("true", "on", "false", "yes"));
        edges.put("agreed", List.of("true", "false", "1", "0", "TRUE"));
        return edges;
    }
}
