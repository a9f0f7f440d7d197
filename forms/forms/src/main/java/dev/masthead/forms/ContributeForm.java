package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Optional;

@FormId("contribute")
@FormText(
        title = "Write a blog for us",
        intro = "Send a finished piece or a draft. An editor reads every one and answers.",
        submit = "Send your blog",
        thanks = "Thank you for writing. An editor will read your text and answer by e-mail.")
record ContributeForm(
        @Label("Name") @Help("As it should stand in the byline.") @NotBlank @Autocomplete("name") @CodePoints(max = 200)
        String name,

        @Label("E-mail address") @NotBlank @EmailAddress String email,

        @Label("About you")
        @Help("Two or three sentences that we may print below the text.")
        @Multiline(3)
        @CodePoints(max = 1_000)
        String bio,

        @Label("Your website or profile") Optional<@WebAddress URI> website,
        @Label("Title") @NotBlank @CodePoints(max = 200) String title,

        @Label("Text") @Multiline(16) @NotBlank @CodePoints(max = 50_000)
        String text,

        @Label("Links") @Help("Sources and further reading, one to a line.") @Multiline(3) @CodePoints(max = 2_000)
        String links,

        @Consent("The text is my own work, and you may edit and publish it in this magazine.")
        boolean consent) {}
