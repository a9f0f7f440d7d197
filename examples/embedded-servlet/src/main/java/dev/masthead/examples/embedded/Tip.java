package dev.masthead.examples.embedded;

import dev.masthead.core.CodePoints;
import dev.masthead.forms.Consent;
import dev.masthead.forms.EmailAddress;
import dev.masthead.forms.FormId;
import dev.masthead.forms.Label;
import dev.masthead.forms.Multiline;
import jakarta.validation.constraints.NotBlank;

/** One more form beside the five standard ones. */
@FormId("tip")
record Tip(
        @Label("Your tip") @NotBlank @Multiline @CodePoints(max = 2_000)
        String text,

        @Label("E-mail") @EmailAddress String email,
        @Consent("The editors may answer me by e-mail.") boolean mayAnswer) {}
