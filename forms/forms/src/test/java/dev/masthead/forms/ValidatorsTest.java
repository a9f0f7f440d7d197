package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;

/** What the validator says, and what it keeps to itself. */
class ValidatorsTest {

    /** A form whose constraints have messages with expressions. */
    @FormId("walk")
    public record Walk(
            @Label("Kilometres") @DecimalMin("0.5") BigDecimal length) {}

    /** A constraint that the definition does not know. */
    public record Pause(@DurationMin(hours = 1) Duration time) {}

    @Test
    void aFormIsBuiltAndAnsweredWithoutAWarning() {
        List<String> log = logged(() -> {
            try (Desk desk = Desk.open(Forms.none().plus(Walk.class))) {
                Outcome.Invalid invalid = (Outcome.Invalid) desk.intake.receive(
                        "walk", Desk.post(Map.of("length", "0.1")).build());
                assertEquals("too-small", invalid.violations().get(0).code());
            }
        });
        assertEquals(List.of(), log);
    }

    @Test
    void anExpressionIsNeitherEvaluatedNorWarnedOf() {
        List<String> log = logged(() -> {
            try (ValidatorFactory factory = Validators.withoutExpressions()) {
                String message = factory.getValidator()
                        .validate(new Pause(Duration.ZERO))
                        .iterator()
                        .next()
                        .getMessage();
                assertTrue(message.contains("${inclusive"), message);
            }
        });
        assertEquals(List.of(), log);
    }

    private static List<String> logged(Runnable act) {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getMessage().contains("HV000185")) {
                    messages.add(record.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("org.hibernate.validator");
        logger.addHandler(handler);
        try {
            act.run();
        } finally {
            logger.removeHandler(handler);
        }
        return messages;
    }
}
