package dev.masthead.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.rendering.View;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Nu HTML checker has nothing to say about any page. */
class HtmlCheckerTest {

    private static final DefaultTheme THEME = new DefaultTheme();

    static Stream<Map.Entry<String, View>> views() {
        return SampleViews.inEnglish().all().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("views")
    void aPageHasNoError(Map.Entry<String, View> page) throws Exception {
        assertEquals("", complaints(page.getValue()));
    }

    @Test
    void aPageFromRightToLeftHasNoError() throws Exception {
        assertEquals("", complaints(SampleViews.in(Locale.forLanguageTag("ar")).article()));
    }

    @Test
    void aPageWithHostileTextHasNoError() throws Exception {
        SampleViews views = SampleViews.sayingEverywhere("\u0000\u0007\uD800\uFFFE\u0085 </p>\"'<b>&amp &copy");
        assertEquals("", complaints(views.article()));
    }

    private static String complaints(View view) throws Exception {
        EmbeddedValidator checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        checker.setNoLangDetect(true);
        return checker.validate(new ByteArrayInputStream(THEME.render(view)))
                .lines()
                .filter(line -> line.contains("error"))
                .collect(Collectors.joining("\n"));
    }
}
