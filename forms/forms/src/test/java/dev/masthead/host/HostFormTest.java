package dev.masthead.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.masthead.core.CodePoints;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Consent;
import dev.masthead.forms.EmailAddress;
import dev.masthead.forms.FormDocument;
import dev.masthead.forms.FormId;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.Label;
import dev.masthead.forms.Outcome;
import dev.masthead.forms.Post;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.Validators;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotBlank;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a host writes, in a package of its own, with types that nobody else can see. */
class HostFormTest {

    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = NoShouting.Check.class)
    @interface NoShouting {
        String message() default "Please write in lower case, too.";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        final class Check implements ConstraintValidator<NoShouting, String> {
            @Override
            public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
                return text == null || text.chars().anyMatch(Character::isLowerCase);
            }
        }
    }

    enum Desk {
        @Label("News")
        NEWS,
        @Label("Culture")
        CULTURE
    }

    @FormId("tip")
    record Tip(
            @Label("Your tip") @NotBlank @NoShouting @CodePoints(max = 2_000)
            String text,

            @Label("E-mail") @EmailAddress String email,
            @Label("Desk") Optional<Desk> desk,
            @Consent("The editors may answer me by e-mail.") boolean mayAnswer) {}

    private final Forms forms = Forms.standard().plus(Tip.class);

    private static Post.Builder tip(String text) {
        return Post.builder()
                .secFetchSite(Optional.of("same-origin"))
                .field("text", text)
                .field("email", "ada@example.org")
                .field("desk", "culture")
                .field("mayAnswer", "true");
    }

    @Test
    void goesAllTheWayWithoutALineOfOtherCode() {
        try (RecordStore store = new MemoryStorage().open(StoreSettings.none(), List.of(Submissions.COLLECTION));
                ValidatorFactory validators = Validators.withoutExpressions()) {
            Intake intake = Intake.builder(store, forms, ServerSecret.of(new byte[32]), validators.getValidator())
                    .build();
            var accepted = assertInstanceOf(
                    Outcome.Accepted.class,
                    intake.receive("tip", tip("Look here").build()));
            var stored = Submissions.in(store).find(accepted.receipt()).orElseThrow();
            assertEquals(
                    List.of("text", "email", "desk", "mayAnswer"),
                    List.copyOf(stored.values().keySet()));
            var invalid = assertInstanceOf(
                    Outcome.Invalid.class, intake.receive("tip", tip("LOOK").build()));
            assertEquals(
                    "Please write in lower case, too.",
                    invalid.violations().get(0).message());
        }
    }

    @Test
    void saysWhatABrowserIsNotTold() {
        assertEquals(
                List.of("text: @NoShouting"), forms.find("tip").orElseThrow().serverOnly());
        assertEquals(
                true, new FormDocument().json(forms.find("tip").orElseThrow()).contains("\"serverOnly\""));
    }
}
