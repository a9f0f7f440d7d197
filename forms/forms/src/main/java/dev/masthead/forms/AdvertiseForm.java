package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Optional;

@FormId("advertise")
@FormText(
        title = "Advertise with us",
        intro = "Tell us what you would like to show our readers. We answer with rates and dates.",
        submit = "Send enquiry",
        thanks = "Thank you. We will answer with rates and dates by e-mail.")
record AdvertiseForm(
        @Label("Name") @NotBlank @Autocomplete("name") @CodePoints(max = 200)
        String name,

        @Label("E-mail address") @NotBlank @EmailAddress String email,

        @Label("Company") @NotBlank @Autocomplete("organization") @CodePoints(max = 200)
        String company,

        @Label("Role") @Autocomplete("organization-title") @CodePoints(max = 200)
        String role,

        @Label("Phone") @PhoneNumber String phone,
        @Label("Company website") Optional<@WebAddress URI> website,
        @Label("Budget") Optional<Budget> budget,

        @Label("Message") @Multiline(6) @NotBlank @CodePoints(max = 5_000)
        String message) {

    enum Budget {
        @Label("Up to 1,000 euros")
        UP_TO_1000,
        @Label("1,000 to 5,000 euros")
        FROM_1000_TO_5000,
        @Label("5,000 to 20,000 euros")
        FROM_5000_TO_20000,
        @Label("More than 20,000 euros")
        OVER_20000,
        @Label("Not decided yet")
        UNDECIDED
    }
}
