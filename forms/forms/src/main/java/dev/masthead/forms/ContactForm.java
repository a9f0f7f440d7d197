package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

@FormId("contact")
@FormText(
        title = "Contact us",
        intro = "Questions, corrections, praise: we read everything and answer by e-mail.",
        submit = "Send message",
        thanks = "Thank you for your message. We will answer by e-mail.")
record ContactForm(
        @Label("Name") @NotBlank @Autocomplete("name") @CodePoints(max = 200)
        String name,

        @Label("E-mail address") @NotBlank @EmailAddress String email,

        @Label("Phone") @Help("If you would rather be called.") @PhoneNumber
        String phone,

        @Label("Topic") Optional<Topic> topic,

        @Label("Message") @Multiline(8) @NotBlank @CodePoints(max = 5_000)
        String message) {

    enum Topic {
        @Label("A question")
        QUESTION,
        @Label("A correction")
        CORRECTION,
        @Label("Subscription")
        SUBSCRIPTION,
        @Label("Press and rights")
        PRESS,
        @Label("Something else")
        OTHER
    }
}
