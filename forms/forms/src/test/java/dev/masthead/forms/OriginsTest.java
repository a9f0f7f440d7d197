package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {

    private final Origins origins = new Origins(Set.of(URI.create("https://www.example.org/magazine")));

    @ParameterizedTest(name = "Sec-Fetch-Site {0}, Origin {1}, Referer {2}, Host {3}: {4}")
    @CsvSource({
        "same-origin, , , app:8080, OURS",
        "same-origin, https://evil.example, , app:8080, OURS",
        "none, , , app:8080, OURS",
        "cross-site, https://www.example.org, , www.example.org, FOREIGN",
        "cross-site, , , app, FOREIGN",
        "same-site, https://www.example.org, , app, OURS",
        "same-site, https://blog.example.org, , www.example.org, FOREIGN",
        "same-site, , , www.example.org, FOREIGN",
        "odd, https://evil.example, , www.example.org, FOREIGN",
        ", https://www.example.org, , app:8080, OURS",
        ", https://www.example.org:443, , app:8080, OURS",
        ", http://www.example.org, , app:8080, FOREIGN",
        ", http://app:8080, , app:8080, OURS",
        ", http://APP:8080, , app:8080, OURS",
        ", http://app:8081, , app:8080, FOREIGN",
        ", https://shop.example, , shop.example, OURS",
        ", https://shop.example, , shop.example:443, OURS",
        ", http://shop.example, , shop.example:80, OURS",
        ", http://shop.example.evil.example, , shop.example, FOREIGN",
        ", https://www.example.org.evil.example, , app, FOREIGN",
        ", null, https://www.example.org/x, app, FOREIGN",
        ", not an origin, , app, FOREIGN",
        ", https://evil.example, https://www.example.org/, app, FOREIGN",
        ", , https://www.example.org/magazine/, app, OURS",
        ", , http://app:8080/magazine, app:8080, OURS",
        ", , https://evil.example/https://www.example.org/, app, FOREIGN",
        ", , about:blank, app, FOREIGN",
        ", , , app, SILENT",
    })
    void tellsOursFromForeign(
            @Nullable String site,
            @Nullable String origin,
            @Nullable String referer,
            String host,
            Origins.Verdict verdict) {
        Post post = Post.builder()
                .secFetchSite(Optional.ofNullable(site))
                .origin(Optional.ofNullable(origin))
                .referer(Optional.ofNullable(referer))
                .host(Optional.of(host))
                .build();
        assertEquals(verdict, origins.judge(post));
    }

    @Test
    void turnsAwayAForeignPostUnreadAndAcceptsASilentOneWithASuspicion() {
        try (Desk desk = Desk.open()) {
            Post foreign =
                    Desk.contact("Hi").secFetchSite(Optional.of("cross-site")).build();
            assertEquals(
                    new Outcome.Refused(Outcome.Reason.CROSS_SITE, Optional.empty()),
                    desk.intake.receive("contact", foreign));
            assertEquals(List.of(), desk.stored());
            Post silent = Desk.contact("Hi").secFetchSite(Optional.empty()).build();
            assertInstanceOf(Outcome.Accepted.class, desk.intake.receive("contact", silent));
            assertEquals(List.of("no-origin"), desk.only().reasons());
        }
    }
}
