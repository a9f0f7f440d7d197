package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.CodePoints;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final Map<String, Map<String, String>> SMALLEST = Map.of(
            "newsletter", Map.of("email", "ada@example.org", "consent", "true"),
            "magazine", Map.of("name", "Ada", "email", "ada@example.org"),
            "contact", Map.of("name", "Ada", "email", "ada@example.org", "message", "Hello"),
            "contribute",
                    Map.of(
                            "name",
                            "Ada",
                            "email",
                            "ada@example.org",
                            "title",
                            "Notes",
                            "text",
                            "On engines.",
                            "consent",
                            "true"),
            "advertise", Map.of("name", "Ada", "email", "ada@example.org", "company", "Engines", "message", "Rates?"));

    @Test
    void acceptsTheSmallestValidPostOfEachStandardForm() {
        SMALLEST.forEach((id, fields) -> {
            try (Desk desk = Desk.open()) {
                var accepted = assertInstanceOf(
                        Outcome.Accepted.class,
                        desk.intake.receive(id, Desk.post(fields).build()));
                Submission stored = desk.only();
                assertEquals(accepted.receipt(), stored.receipt());
                assertTrue(stored.receipt().matches("[0-9a-f]{32}"));
                assertEquals(id, stored.form());
                assertEquals("1", stored.version());
                assertEquals(Desk.START, stored.receivedAt());
                assertEquals(Submission.State.NEW, stored.state());
                assertEquals(List.of(), stored.reasons());
                fields.forEach((name, value) -> assertEquals(value, text(stored, name)));
            }
        });
    }

    private static Map<String, String> smallest(String form) {
        return Objects.requireNonNull(SMALLEST.get(form), form);
    }

    private static String text(Submission submission, String name) {
        return Optional.ofNullable(submission.values().get(name)).orElseThrow().text();
    }

    @Test
    void keepsTheWordingThatWasAgreedTo() {
        try (Desk desk = Desk.open()) {
            desk.intake.receive("newsletter", Desk.post(smallest("newsletter")).build());
            assertEquals(
                    Map.of("consent", "Send me the newsletter by e-mail. I can unsubscribe at any time."),
                    desk.only().consents());
        }
    }

    @Test
    void namesEachMistakeOnceInTheFormsOrderAndStoresNothing() {
        try (Desk desk = Desk.open()) {
            Post post = Desk.post(Map.of(
                            "email", "nobody",
                            "phone", "call me",
                            "topic", "forged",
                            "message", "x".repeat(5_001)))
                    .build();
            var invalid = assertInstanceOf(Outcome.Invalid.class, desk.intake.receive("contact", post));
            assertEquals(
                    List.of("name:required", "email:email", "phone:phone", "topic:choice", "message:too-long"),
                    codes(invalid));
            assertEquals(post.fields(), invalid.values());
            assertEquals(
                    "Shorten “Message” to 5,000 characters or fewer.",
                    invalid.violations().get(4).message());
            assertEquals(List.of(), desk.stored());
        }
    }

    private static List<String> codes(Outcome.Invalid invalid) {
        return invalid.violations().stream()
                .map(v -> v.field() + ":" + v.code())
                .toList();
    }

    private static List<String> codes(Desk desk, String form, Post.Builder post) {
        return codes(assertInstanceOf(Outcome.Invalid.class, desk.intake.receive(form, post.build())));
    }

    @Test
    void refusesAnEmptyPostFieldByField() {
        try (Desk desk = Desk.open()) {
            assertEquals(List.of("email:required", "consent:consent"), codes(desk, "newsletter", Desk.post(Map.of())));
        }
    }

    @Test
    void refusesByNameWhatTheFormDoesNotKnowAndWhatCameTwice() {
        try (Desk desk = Desk.open()) {
            for (String name : List.of("id", "status", "state", "role", "createdAt", "version", "_admin", "receipt")) {
                assertEquals(
                        List.of(name + ":unknown"),
                        codes(desk, "contact", Desk.contact("Hi").field(name, "1")));
            }
            assertEquals(
                    List.of("email:repeated"),
                    codes(desk, "contact", Desk.contact("Hi").field("email", "eve@example.com")));
            String odd = "x\r\n\u202E".repeat(40);
            var invalid = assertInstanceOf(
                    Outcome.Invalid.class,
                    desk.intake.receive(
                            "contact", Desk.contact("Hi").field(odd, "1").build()));
            String named = invalid.violations().get(0).field();
            assertTrue(named.length() == 60 && named.matches("(x )+"), named);
        }
    }

    @Test
    void wantsSomethingVisibleWhereAnAnswerIsRequired() {
        try (Desk desk = Desk.open()) {
            for (String invisible : List.of("\u00A0", "\u200B\u2060", "\0", "\u3164", " \r\n ")) {
                assertEquals(List.of("message:required"), codes(desk, "contact", Desk.contact(invisible)));
            }
        }
    }

    @Test
    void countsCodePointsAfterLineBreaksBecameOne() {
        try (Desk desk = Desk.open()) {
            String longest = "😀\r\n".repeat(2_499) + "😀😀";
            assertInstanceOf(
                    Outcome.Accepted.class,
                    desk.intake.receive("contact", Desk.contact(longest).build()));
            assertEquals(5_000, text(desk.only(), "message").codePoints().count());
        }
    }

    @Test
    void knowsNoOtherForm() {
        try (Desk desk = Desk.open()) {
            assertInstanceOf(
                    Outcome.NoSuchForm.class,
                    desk.intake.receive("x", Desk.contact("Hi").build()));
        }
    }

    @Test
    void setsAsideWhatFilledTheHoneypotAndSaysNotWhereItIsFromAndAnswersTheSame() {
        try (Desk desk = Desk.open()) {
            Outcome outcome = desk.intake.receive(
                    "contact",
                    Desk.contact("Hi")
                            .field(Post.HONEYPOT_FIELD, "http://spam")
                            .secFetchSite(Optional.empty())
                            .build());
            var quarantined = assertInstanceOf(Outcome.Quarantined.class, outcome);
            assertEquals(List.of("honeypot", "no-origin"), quarantined.reasons());
            assertEquals(Submission.State.QUARANTINED, desk.only().state());
            assertFalse(desk.only().values().containsKey(Post.HONEYPOT_FIELD));
        }
    }

    @Test
    void takesTicksAsBrowsersAndProgramsSendThem() {
        try (Desk desk = Desk.open()) {
            for (String tick : List.of("true", "on", "1")) {
                desk.intake.receive(
                        "newsletter",
                        Desk.post(Map.of("email", tick + "@example.org", "consent", tick))
                                .build());
            }
            assertEquals(3, desk.stored().size());
            assertEquals(
                    List.of("consent:consent"),
                    codes(desk, "newsletter", Desk.post(Map.of("email", "a@example.org", "consent", "off"))));
            assertEquals(
                    List.of("consent:choice"),
                    codes(desk, "newsletter", Desk.post(Map.of("email", "a@example.org", "consent", "perhaps"))));
        }
    }

    @Test
    void takesWebAddressesAsPeopleTypeThem() {
        try (Desk desk = Desk.open()) {
            for (var entry : Map.of(
                            "https://example.org", "https://example.org",
                            "HTTPS://Bücher.example/über uns?q=a|b", "https://xn--bcher-kva.example/über%20uns?q=a%7Cb",
                            "http://example.org:8080/100%#a#b", "http://example.org:8080/100%25#a%23b")
                    .entrySet()) {
                var post = Desk.post(smallest("advertise")).field("website", entry.getKey());
                var accepted = assertInstanceOf(Outcome.Accepted.class, desk.intake.receive("advertise", post.build()));
                assertEquals(
                        entry.getValue(),
                        text(desk.submissions.find(accepted.receipt()).orElseThrow(), "website"));
            }
            for (String bad : List.of(
                    "example.org",
                    "javascript:alert(1)",
                    "ftp://example.org",
                    "https://",
                    "https://a@b.org",
                    "https:///x",
                    "http://[::1]/",
                    "data:text/html,x",
                    "https://ex ample.org")) {
                assertEquals(
                        List.of("website:url"),
                        codes(
                                desk,
                                "advertise",
                                Desk.post(smallest("advertise")).field("website", bad)));
            }
        }
    }

    @Test
    void limitsTheRateOfOneAddressOnly() {
        try (Desk desk = Desk.open(builder -> builder.rate(new Rate(2, Duration.ofMinutes(10))))) {
            for (int i = 0; i < 2; i++) {
                assertInstanceOf(Outcome.Accepted.class, from(desk, "192.0.2.1", "Hi " + i));
            }
            assertEquals(
                    new Outcome.Refused(Outcome.Reason.RATE_LIMITED, Optional.of(Duration.ofMinutes(5))),
                    from(desk, "192.0.2.1", "Hi 2"));
            assertInstanceOf(Outcome.Accepted.class, from(desk, "192.0.2.2", "Hi 3"));
            desk.pass(Duration.ofMinutes(5));
            assertInstanceOf(Outcome.Accepted.class, from(desk, "192.0.2.1", "Hi 4"));
            assertInstanceOf(Outcome.Refused.class, from(desk, "192.0.2.1", "Hi 5"));
        }
    }

    private static Outcome from(Desk desk, String address, String message) {
        return desk.intake.receive(
                "contact",
                Desk.contact(message).clientAddress(Optional.of(address)).build());
    }

    @FormId("picky")
    record Picky(
            @Label("Word") @NotBlank(message = "Say something, please.") @CodePoints(max = 5)
            String word,

            @Label("Note") Optional<@CodePoints(min = 3, max = 5) String> note) {

        Picky {
            if (word.equals("boom")) {
                throw new IllegalArgumentException("refuses " + word);
            }
        }
    }

    @Test
    void speaksTheHostsWordsAndSurvivesAConstructorThatRefuses() {
        try (Desk desk = Desk.open(Forms.none().plus(Picky.class))) {
            var invalid = assertInstanceOf(
                    Outcome.Invalid.class,
                    desk.intake.receive("picky", Desk.post(Map.of()).build()));
            assertEquals("Say something, please.", invalid.violations().get(0).message());
            assertEquals(List.of(":invalid"), codes(desk, "picky", Desk.post(Map.of("word", "boom"))));
            assertEquals(
                    List.of("note:too-short"), codes(desk, "picky", Desk.post(Map.of("word", "yes", "note", "ab"))));
            assertInstanceOf(
                    Outcome.Accepted.class,
                    desk.intake.receive(
                            "picky",
                            Desk.post(Map.of("word", "yes", "note", "")).build()));
        }
    }
}
