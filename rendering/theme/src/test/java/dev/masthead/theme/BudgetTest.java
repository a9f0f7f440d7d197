package dev.masthead.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.rendering.Asset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a page may weigh, and what HotSpot agrees to compile. */
class BudgetTest {

    private static final int KIB = 1024;

    /** HotSpot interprets methods above 8,000 bytes for ever; half of that leaves room to grow. */
    private static final int LARGEST_METHOD = 4_000;

    private final DefaultTheme theme = new DefaultTheme();

    @Test
    void theStyleSheetAndTheScriptStayInTheirBudgets() {
        Map<String, Integer> sizes =
                theme.assets().stream().collect(Collectors.toMap(Asset::name, asset -> asset.bytes().length));
        assertEquals(4, sizes.size());
        assertTrue(sizes.getOrDefault("magazine.css", 0) <= 20_500, sizes::toString);
        assertTrue(sizes.getOrDefault("magazine.js", 0) <= 6_000, sizes::toString);
        assertTrue(sizes.getOrDefault("fields.js", 0) <= 4_500, sizes::toString);
        assertTrue(sizes.getOrDefault("guard.js", 0) <= 3_500, sizes::toString);
    }

    @Test
    void anArticleWithItsFiveFormsIsLightBesideItsText() {
        int text = (SampleBody.BEFORE + SampleBody.AFTER).getBytes(StandardCharsets.UTF_8).length;
        int rest = theme.render(SampleViews.inEnglish().article()).length - text;
        assertTrue(rest <= 60 * KIB, () -> rest + " bytes");
    }

    @Test
    void noTemplateBecomesAMethodThatIsTooLargeToBeCompiled() throws Exception {
        Path classes = Path.of(DefaultTheme.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Path> templates = classFiles(classes.resolve("dev/masthead/theme/internal"));
        assertTrue(templates.size() > 30, templates::toString);
        for (Path template : templates) {
            ClassFile.methodSizes(Files.newInputStream(template))
                    .forEach((method, size) -> assertTrue(
                            size <= LARGEST_METHOD, () -> template.getFileName() + " " + method + ": " + size));
        }
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
