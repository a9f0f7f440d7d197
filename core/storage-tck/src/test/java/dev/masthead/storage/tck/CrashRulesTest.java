package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Lets the kit kill stores that are correct, and stores that lose something then. */
class CrashRulesTest {

    private static final List<String> OF_A_SERVER = List.of("S-01", "S-40", "S-43", "S-46", "S-47");

    @ParameterizedTest
    @ValueSource(classes = {CrashingStores.Correct.class, CrashingStores.CorrectOnServer.class})
    void correctStoreSurvives(Class<?> store) {
        Results results = run(store);
        assertEquals(Map.of(), results.failed);
        boolean server = store.equals(CrashingStores.CorrectOnServer.class);
        assertEquals(
                server ? OF_A_SERVER : List.of(),
                results.passed.stream()
                        .filter(test -> test.contains("KilledServer"))
                        .map(test -> test.substring(test.indexOf("S-"), test.indexOf(':')))
                        .sorted()
                        .toList());
        assertTrue(results.passed.stream().anyMatch(test -> test.contains("KilledProcess")));
        assertTrue(results.passed.stream().anyMatch(test -> test.contains("S-40: a large commit")));
    }

    static Stream<Class<?>> faults() {
        return Arrays.stream(CrashingStores.class.getDeclaredClasses())
                .filter(store -> store.getSimpleName().matches(".*S\\d\\d"));
    }

    @Tag("faults")
    @ParameterizedTest
    @MethodSource("faults")
    void plantedFaultIsCaughtByItsRuleAlone(Class<?> store) {
        String name = store.getSimpleName();
        Results results = run(store);
        Set<String> broken = results.failed.keySet().stream()
                .map(test -> test.substring(test.indexOf("S-"), test.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("S-" + name.substring(name.length() - 2)), broken, () -> results.failed.toString());
    }

    @Test
    void durableStoreThatIsInMemoryFails() {
        Results results = run(CrashingStores.InMemory.class);
        assertEquals(1, results.failed.size(), () -> results.failed.toString());
        String failure = results.failed.toString();
        assertTrue(failure.contains("S-47: another process opens"), failure);
        assertTrue(failure.contains("The place must be in the settings"), failure);
        assertEquals(
                List.of(),
                results.passed.stream().filter(test -> test.contains("Killed")).toList());
    }

    @Test
    void contractThatCannotBeMadeElsewhereSaysWhatToDo() {
        Results results = run(CrashingStores.WithFieldsOfItsOwn.class);
        assertEquals(1, results.failed.size(), () -> results.failed.toString());
        String failure = results.failed.toString();
        assertTrue(failure.contains("S-47: another process opens"), failure);
        assertTrue(failure.contains("Otherwise override processes()"), failure);
    }

    private static List<NestedClassSelector> groups(Class<?> store) {
        return Stream.of(
                        RecordStoreContract.Reopening.class,
                        RecordStoreContract.KilledProcess.class,
                        RecordStoreContract.TornCommit.class,
                        RecordStoreContract.KilledMigration.class,
                        RecordStoreContract.KilledServer.class)
                .map(group -> selectNestedClass(List.of(store), group))
                .toList();
    }

    private static Results run(Class<?> store) {
        Results results = new Results();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(groups(store))
                                .build(),
                        results);
        return results;
    }

    private static final class Results implements TestExecutionListener {

        private final Set<String> passed = new TreeSet<>();
        private final Map<String, String> failed = new TreeMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            String name = test.getUniqueIdObject().getSegments().stream()
                            .map(segment -> segment.getValue())
                            .filter(value -> value.startsWith("Killed"))
                            .collect(Collectors.joining())
                    + " " + test.getDisplayName();
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed.put(name, String.valueOf(result.getThrowable()));
            } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed.add(name);
            }
        }
    }
}
