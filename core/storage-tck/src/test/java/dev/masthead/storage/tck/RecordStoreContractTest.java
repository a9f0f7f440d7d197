package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the kit as a store's author would, and looks at what it finds. */
class RecordStoreContractTest {

    @Test
    void correctStorePasses() {
        Results results = run(Stores.Correct.class);
        assertEquals(Map.of(), results.failed);
        assertTrue(results.passed.size() > 60, "only " + results.passed.size() + " tests ran");
    }

    @Test
    void everyTestBeginsWithTheNumberOfItsRule() {
        Results results = run(Stores.Correct.class);
        for (String name : results.passed) {
            assertTrue(name.matches("S-\\d\\d: .+"), name);
        }
    }

    static Stream<Class<?>> faults() {
        return Stream.of(
                        Stores.class,
                        OpeningFaults.class,
                        ReadingFaults.class,
                        CommitFaults.class,
                        ConcurrencyFaults.class)
                .flatMap(faults -> Arrays.stream(faults.getDeclaredClasses()))
                .filter(store -> store.getSimpleName().matches(".*S\\d\\d"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void plantedFaultIsCaughtByItsRuleAlone(Class<?> store) {
        String name = store.getSimpleName();
        String rule = "S-" + name.substring(name.length() - 2);
        Results results = run(store);
        Set<String> broken = new TreeSet<>();
        results.failed.keySet().forEach(test -> broken.add(test.substring(0, 4)));
        assertEquals(Set.of(rule), broken, () -> results.failed.toString());
    }

    private static Results run(Class<?> store) {
        Results results = new Results();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(store))
                                .build(),
                        results);
        return results;
    }

    private static final class Results implements TestExecutionListener {

        private final Set<String> passed = new TreeSet<>();
        private final Map<String, String> failed = new TreeMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                failed.put(test.getDisplayName(), String.valueOf(result.getThrowable()));
            } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed.add(test.getDisplayName());
            }
        }
    }
}
