package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import jakarta.validation.constraints.NotBlank;

@FormId("newsletter")
@FormText(
        title = "Subscribe to our weekly newsletter",
        intro = "One e-mail a week with what is worth reading.",
        submit = "Subscribe",
        thanks = "Thank you. You are on the list for our newsletter.")
record NewsletterForm(
        @Label("E-mail address") @NotBlank @EmailAddress String email,

        @Label("First name") @Autocomplete("given-name") @CodePoints(max = 100)
        String firstName,

        @Consent("Send me the newsletter by e-mail. I can unsubscribe at any time.")
        boolean consent) {}
