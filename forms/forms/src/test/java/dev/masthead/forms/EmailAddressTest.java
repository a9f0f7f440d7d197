package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EmailAddressTest {

    /** The rule that the HTML standard states for {@code type=email}. */
    private static final Pattern HTML = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+"
            + "@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

    private static final Pattern OURS_BEYOND = Pattern.compile(EmailRule.BROWSER_PATTERN);

    @Test
    void agreesWithABrowserThatKnowsThePatternOnEveryCaseOfIsemail() {
        for (JsonNode line : Corpus.read("isemail-tests.jsonl")) {
            String address = line.path("address").asString("");
            boolean browser = HTML.matcher(address).matches()
                    && OURS_BEYOND.matcher(address).matches()
                    && address.length() <= EmailAddress.MAX_LENGTH;
            boolean ascii = address.chars().allMatch(c -> c < 0x80);
            if (ascii) {
                assertEquals(browser, EmailRule.normalise(address).isPresent(), "case " + line.path("id"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "Ada.Lovelace+news@Example.ORG, Ada.Lovelace+news@example.org",
        "o'brien@example.co.uk, o'brien@example.co.uk",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "ada@bu\u0308cher.example, ada@xn--bcher-kva.example",
        "ada@例子.广告, ada@xn--fsqu00a.xn--4rr70v",
        "ada@straße.example, ada@xn--strae-oqa.example",
        "ada@παράδειγμα.example, ada@xn--hxajbheg2az3al.example",
        "ada@例子\u3002example, ada@xn--fsqu00a.example",
        "ada@ｅｘａｍｐｌｅ.org, ada@example.org",
    })
    void keepsTheLocalPartAndWritesTheDomainInAscii(String typed, String stored) {
        assertEquals(Optional.of(stored), EmailRule.normalise(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "ada@@example.org",
                "a@b@example.org",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@exa_mple.org",
                "\"ada\"@example.org",
                "ada%example.com@example.org",
                "ada!host@example.org",
                "=?utf-8?q?ada?=@example.org",
                "ada@[127.0.0.1]",
                "ada@example.org\r\nBcc: eve@example.com",
                "ada@example.org,eve@example.com",
                "ada <ada@example.org>",
                "用户@example.org",
                "ada@\u0300bc.example",
                "ada@ex\u200Bample.org"
            })
    void refusesWhatNoMailServerShouldBeHanded(String typed) {
        assertEquals(Optional.empty(), EmailRule.normalise(typed));
    }

    @Test
    void knowsTheLimitsOfLength() {
        String label = "a".repeat(63);
        String longest = "a".repeat(62) + "@" + label + "." + label + "." + label;
        assertEquals(254, longest.length());
        assertTrue(EmailRule.normalise(longest).isPresent());
        assertEquals(Optional.empty(), EmailRule.normalise("a" + longest));
        assertTrue(EmailRule.normalise("a".repeat(64) + "@example.org").isPresent());
        assertEquals(Optional.empty(), EmailRule.normalise("a".repeat(65) + "@example.org"));
        assertEquals(Optional.empty(), EmailRule.normalise("a@" + "a".repeat(64) + ".org"));
    }

    @Test
    void readsNoFurtherThanAnAddressCanBeLong() {
        for (String hostile : new String[] {
            "a".repeat(100_000), "a@" + "a.".repeat(50_000), "@".repeat(100_000), "a@" + "ü".repeat(100_000)
        }) {
            assertEquals(Optional.empty(), EmailRule.normalise(hostile));
        }
    }

    @Test
    void encodesLabelsAsIdnaDoesWhereBothVersionsAgree() {
        for (String label : new String[] {"bücher", "москва", "日本語", "한국", "ไทย", "a-ü-b", "ñandú", "مثال"}) {
            assertEquals(Optional.of(java.net.IDN.toASCII(label)), Domain.toAscii(label));
        }
    }
}
