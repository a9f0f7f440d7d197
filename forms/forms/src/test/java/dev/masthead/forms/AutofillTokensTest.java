package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutofillTokensTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "OFF",
                "name",
                "Given-Name",
                "bday-day",
                "shipping street-address",
                "section-blue shipping postal-code",
                "home tel",
                "billing work email",
                "section-a mobile tel-national",
                "one-time-code webauthn"
            })
    void takesWhatTheStandardKnows(String value) {
        assertEquals(Optional.empty(), AutofillTokens.findingIn(value));
    }

    @ParameterizedTest
    @CsvSource({
        "firstname, 'firstname'",
        "e-mail, 'e-mail'",
        "section-blue, names no field",
        "section- name, 'section-'",
        "shipping, names no field",
        "work name, before 'name'",
        "home shipping tel, 'shipping'",
        "name email, goes on with 'email'",
        "off name, 'off'",
        "shipping off, 'off'"
    })
    void saysWhatItDoesNotKnow(String value, String hint) {
        String finding = AutofillTokens.findingIn(value).orElse("");
        assertTrue(finding.contains(hint), finding);
    }
}
