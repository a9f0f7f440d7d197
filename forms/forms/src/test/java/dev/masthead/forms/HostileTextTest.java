package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HostileTextTest {

    private static final String MARKER = "zq8marker";

    private static final List<String> TEMPLATES = List.of(
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "<%= 7*7 %>",
            "{jakarta.validation.constraints.NotNull.message}",
            "{max} {min} {label}",
            "${validatedValue}",
            "{unbalanced",
            "${T(java.lang.Runtime).getRuntime()}",
            "<script>alert(1)</script>",
            "'; DROP TABLE submissions; --",
            "%s%n%d",
            "\\u0000\\");

    @Test
    void givesTemplatesAndMarkupBackUnchanged() {
        try (Desk desk = Desk.open()) {
            for (String text : TEMPLATES) {
                var accepted = assertInstanceOf(
                        Outcome.Accepted.class,
                        desk.intake.receive("contact", Desk.contact(text).build()));
                Submission stored = desk.submissions.find(accepted.receipt()).orElseThrow();
                assertEquals(new Answer.Text(text), stored.values().get("message"));
            }
        }
    }

    @Test
    void survivesEveryNaughtyStringInEveryFieldWithoutALogLine() throws IOException {
        String log = logOf(() -> {
            try (Desk desk = Desk.open()) {
                for (String text : Corpus.naughtyStrings()) {
                    for (Form form : Forms.standard().all()) {
                        sendEverywhere(desk, form, text + MARKER);
                        sendEverywhere(desk, form, text);
                    }
                }
                StringBuilder out = new StringBuilder();
                SubmissionExport.csv(Forms.standard().all()).write(desk.stored(), out);
                SubmissionExport.jsonLines().write(desk.stored(), out);
            }
        });
        assertFalse(log.contains(MARKER), "a reader's value is in the log");
    }

    @Test
    void wouldSeeALogLine() throws IOException {
        String log = logOf(() -> {
            LoggerFactory.getLogger("control").warn("{} by us", MARKER);
            Logger.getLogger("control").warning(MARKER + " by the validator");
        });
        assertTrue(log.contains(MARKER + " by us") && log.contains(MARKER + " by the validator"));
    }

    private static void sendEverywhere(Desk desk, Form form, String text) {
        Post.Builder post = Desk.post(Map.of());
        form.fields().forEach(field -> post.field(field.name(), text));
        Outcome all = desk.intake.receive(form.id(), post.build());
        assertFalse(all.toString().contains(MARKER));
        Post.Builder texts = Desk.post(Map.of("email", "ada@example.org"));
        for (Field field : form.fields()) {
            boolean open = field.type() == FieldType.TEXT || field.type() == FieldType.TEXTAREA;
            if (open || field.type().isTick()) {
                texts.field(field.name(), open ? "x" + text : "true");
            }
        }
        Outcome some = desk.intake.receive(form.id(), texts.build());
        if (some instanceof Outcome.Accepted accepted) {
            assertRoundTrip(desk.submissions.find(accepted.receipt()).orElseThrow(), form, "x" + text);
        }
    }

    private static void assertRoundTrip(Submission stored, Form form, String text) {
        for (Field field : form.fields()) {
            if (field.type() == FieldType.TEXTAREA) {
                assertEquals(
                        new Answer.Text(Normaliser.multiLine(text)),
                        stored.values().get(field.name()));
            } else if (field.type() == FieldType.TEXT) {
                assertEquals(
                        new Answer.Text(Normaliser.oneLine(text)),
                        stored.values().get(field.name()));
            }
        }
        assertFalse(
                stored.toString().contains(MARKER) || stored.values().toString().contains(MARKER));
    }

    @Test
    void answersALongHostileEmailWithAViolation() {
        try (Desk desk = Desk.open()) {
            for (String email : List.of("a".repeat(100_000), "a@" + "b.".repeat(50_000), "@".repeat(100_000))) {
                Post post = Desk.post(Map.of("name", "Ada", "email", email, "message", "Hi"))
                        .build();
                var invalid = assertInstanceOf(Outcome.Invalid.class, desk.intake.receive("contact", post));
                assertEquals(List.of("too-long"), new ArrayList<>(codes(invalid)));
            }
        }
    }

    private static List<String> codes(Outcome.Invalid invalid) {
        return invalid.violations().stream().map(Violation::code).toList();
    }

    /** What is logged meanwhile: by us on standard error, by the validator through the JDK's own logging. */
    private static String logOf(Work work) throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        Handler handler = new StreamHandler(captured, new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            work.run();
        } finally {
            handler.flush();
            root.removeHandler(handler);
            System.setErr(before);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }

    private interface Work {
        void run() throws IOException;
    }
}
