package org.example.skiplist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide to the storage SPI shows code that is compiled and passes the kit, and names every rule that there is. */
class GuideTest {

    private static final Path GUIDE = Path.of("..", "spi", "README.md");
    private static final Path CODE = Path.of("src", "test", "java", "org", "example", "skiplist");
    private static final Path SPI = Path.of("..", "spi", "src", "main", "java");
    private static final Pattern RULE = Pattern.compile("S-\\d\\d(?=:)");
    private static final Pattern NAMED = Pattern.compile("S-\\d\\d");

    @ParameterizedTest
    @ValueSource(strings = {"SkipListProvider", "SkipListStore", "SkipListTable", "SkipListStoreTest"})
    void codeInTheGuideIsWhatWasCompiled(String file) throws IOException {
        String compiled = Files.readAllLines(CODE.resolve(file + ".java")).stream()
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .collect(Collectors.joining("\n"))
                .strip();
        List<String> shown = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("class " + file + " "))
                .toList();
        assertEquals(List.of(compiled), shown);
    }

    @Test
    void guideNamesEveryRuleAndNoOther() throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SPI)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                RULE.matcher(Files.readString(file)).results().forEach(rule -> rules.add(rule.group()));
            }
        }
        assertFalse(rules.isEmpty());
        assertEquals(
                rules,
                NAMED.matcher(Files.readString(GUIDE))
                        .results()
                        .map(rule -> rule.group())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
