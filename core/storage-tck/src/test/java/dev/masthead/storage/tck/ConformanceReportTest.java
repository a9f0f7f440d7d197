package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the kit as a store's author would, and reads its report with a parser that it does not have itself. */
class ConformanceReportTest {

    private static final Pattern NUMBERED = Pattern.compile("(?:<li>|@implSpec )(S-\\d\\d): ");

    @TempDir
    Path folder;

    @Test
    void theListOfRulesIsThatOfTheSpi() throws IOException {
        Set<String> numbers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("../spi/src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> NUMBERED.matcher(read(file)).results())
                    .map((MatchResult result) -> result.group(1))
                    .forEach(numbers::add);
        }
        assertTrue(numbers.size() > 25, numbers.toString());
        assertEquals(
                List.copyOf(numbers),
                RuleBook.ALL.stream().map(RuleBook.Rule::number).toList());
    }

    @Test
    void everyRuleIsAccountedFor() {
        JsonNode report = run(Stores.Correct.class);
        assertEquals(RuleBook.ALL.size(), report.get("rules").size());
        assertEquals(0, report.get("summary").get("failed").asInt());
        assertEquals("passed", status(report, "S-21"));
        assertEquals("skipped", status(report, "S-46"));
        assertEquals("skipped", status(report, "S-47"));
        assertEquals("not tested", status(report, "S-26"));
        assertTrue(rule(report, "S-26").get("reasons").get(0).asString().contains("query plans"));
        for (JsonNode rule : report.get("rules")) {
            boolean explained = !rule.get("reasons").isEmpty();
            assertTrue(explained || rule.get("status").asString().equals("passed"), rule.toString());
        }
    }

    @Test
    void headSaysWhatWasTested() {
        JsonNode report = run(Stores.Correct.class);
        assertEquals(1, report.get("format").asInt());
        assertEquals(Stores.Correct.class.getName(), report.get("testClass").asString());
        assertEquals("[\"PERSISTENT\",\"SHARED\"]", report.get("capabilities").toString());
        assertTrue(report.get("seeds").size() >= 12, "the seeds of the generated calls");
        assertEquals("development", report.get("kit").asString());
    }

    @Test
    void failedRuleNamesItsTests() {
        JsonNode report = run(Stores.DeletesBlindlyS42.class);
        assertEquals("failed", status(report, "S-42"));
        assertEquals(1, report.get("summary").get("failed").asInt());
        JsonNode failed = elements(rule(report, "S-42").get("tests"))
                .filter(test -> test.get("status").asString().equals("failed"))
                .findFirst()
                .orElseThrow();
        assertTrue(!failed.get("reason").asString().isEmpty());
        String text = read(folder.resolve(Stores.DeletesBlindlyS42.class.getName() + ".txt"));
        assertTrue(text.contains("\nfailed\n  S-42  "), text);
        assertTrue(text.contains("failed: " + failed.get("name").asString()), text);
    }

    @Test
    void missingCapabilitiesAreNamedAsTheReason() {
        JsonNode report = run(Incapable.class);
        assertEquals(0, report.get("summary").get("failed").asInt());
        assertEquals("[]", report.get("capabilities").toString());
        Map<String, String> missing = Map.of("S-03", "PERSISTENT", "S-47", "DURABLE");
        assertEquals("skipped", status(report, "S-02"));
        assertEquals("skipped", status(report, "S-51"));
        missing.forEach((number, capability) -> {
            assertEquals("skipped", status(report, number));
            String reasons = rule(report, number).get("reasons").toString();
            assertTrue(reasons.contains("the store does not declare " + capability), reasons);
        });
        assertEquals("passed", status(report, "S-01"));
        assertEquals("passed", status(report, "S-40"));
        assertTrue(read(folder.resolve(Incapable.class.getName() + ".txt"))
                .contains("skipped in part: the store does not declare PERSISTENT"));
    }

    @Test
    void crashesAreNotTestedWhereNoOtherProcessOpensTheStore() {
        JsonNode report = run(OfOneProcess.class);
        assertEquals(0, report.get("summary").get("failed").asInt());
        assertEquals("not tested", status(report, "S-47"));
        assertTrue(rule(report, "S-47").get("reasons").toString().contains("no other process can open the store"));
    }

    @Test
    void anyTextIsEscaped() {
        String text = "\"\\\n\t\u0000\u001f\u007f\u2028\ud800 \udc00 \ud83d\ude00 \ue000";
        assertEquals(text, JsonMapper.shared().readTree(ReportJson.text(text)).asString());
    }

    private JsonNode run(Class<?> store) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(store))
                        .configurationParameter(ConformanceReport.FOLDER, folder.toString())
                        .build());
        return JsonMapper.shared().readTree(read(folder.resolve(store.getName() + ".json")));
    }

    private static String status(JsonNode report, String number) {
        return rule(report, number).get("status").asString();
    }

    private static JsonNode rule(JsonNode report, String number) {
        return elements(report.get("rules"))
                .filter(rule -> rule.get("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store of which nobody else can see the disk. */
    static final class OfOneProcess extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.promising(model, Set.of(Capability.PERSISTENT, Capability.DURABLE));
        }

        @Override
        protected Optional<Processes> processes() {
            return Optional.empty();
        }
    }

    /** A store that promises nothing beyond the rules. */
    static final class Incapable extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public Set<Capability> capabilities() {
                    return Set.of();
                }
            };
        }
    }
}
