package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import jakarta.validation.constraints.NotBlank;

@FormId("magazine")
@FormText(
        title = "Request the online magazine",
        intro = "Tell us where to send it, and the current issue is on its way.",
        submit = "Request the magazine",
        thanks = "Thank you. We will send the magazine to your e-mail address.")
record MagazineForm(
        @Label("Name") @NotBlank @Autocomplete("name") @CodePoints(max = 200)
        String name,

        @Label("E-mail address") @NotBlank @EmailAddress String email,

        @Label("Company") @Autocomplete("organization") @CodePoints(max = 200)
        String company,

        @Label("Role") @Autocomplete("organization-title") @CodePoints(max = 200)
        String role,

        @Label("Country") @Autocomplete("country-name") @CodePoints(max = 100)
        String country,

        @Label("Phone") @PhoneNumber String phone,

        @Consent(value = "Tell me by e-mail when a new issue appears.", optional = true)
        boolean updates) {}
