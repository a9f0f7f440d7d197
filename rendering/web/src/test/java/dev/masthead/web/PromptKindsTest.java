package dev.masthead.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.MemoryStorage;
import dev.masthead.forms.Challenge;
import dev.masthead.forms.Prompt;
import dev.masthead.forms.ProofOfWork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A challenge that no script in the pages meets is found when a magazine starts, not by its readers. */
class PromptKindsTest {

    @Test
    void oneThatRefusesWhatIsUnansweredDoesNotStartAndTheErrorNamesTheFix() {
        var e = assertThrows(IllegalArgumentException.class, () -> start(builder(new Riddle(Challenge.Policy.REFUSE))));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("the challenge 'riddle' of the form 'contact'"), message);
        assertTrue(message.contains("'question'"), message);
        assertTrue(message.contains(".promptKinds(\"question\")"), message);
        assertTrue(message.contains("[widget, work]"), message);
    }

    @Test
    void oneThatTakesWhatIsUnansweredIsWarnedOf() {
        String log = logged(() -> start(builder(new Riddle(Challenge.Policy.QUARANTINE))));
        assertTrue(log.contains("masthead.challenge.unmet form=contact policy=QUARANTINE"), log);
        assertTrue(log.contains(".promptKinds(\"question\")"), log);
    }

    @Test
    void oneThatTheThemeOrTheHostMeetsStartsWithoutAWord() {
        Challenge strict = ProofOfWork.standard().whenUnanswered(Challenge.Policy.REFUSE);
        String log = logged(() -> {
            start(builder(strict));
            start(builder(new Riddle(Challenge.Policy.REFUSE)).promptKinds("question"));
        });
        assertEquals(-1, log.indexOf("masthead.challenge.unmet"), log);
    }

    private static MastheadBuilder builder(Challenge challenge) {
        return Masthead.builder().storage(new MemoryStorage()).challenge(challenge, "contact");
    }

    private static void start(MastheadBuilder builder) {
        builder.build().close();
    }

    private static String logged(Runnable act) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, UTF_8));
        try {
            act.run();
        } finally {
            System.setErr(before);
        }
        return log.toString(UTF_8);
    }

    /** A challenge of a host's that the default theme knows nothing of. */
    private record Riddle(Policy policy) implements Challenge {

        @Override
        public String name() {
            return "riddle";
        }

        @Override
        public Set<String> fields() {
            return Set.of("answer");
        }

        @Override
        public Prompt prompt(Occasion occasion) {
            return new Prompt("question", Map.of());
        }

        @Override
        public Verdict verify(Attempt attempt) {
            return new Verdict.Passed();
        }

        @Override
        public Policy whenUnanswered() {
            return policy;
        }
    }
}
