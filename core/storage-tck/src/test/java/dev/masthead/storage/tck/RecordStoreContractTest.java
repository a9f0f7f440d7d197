package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
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
        assertTrue(results.passed.size() > 150, "only " + results.passed.size() + " tests ran");
    }

    @Test
    void everyTestBeginsWithTheNumberOfItsRule() {
        Results results = run(Stores.Correct.class);
        for (String name : results.passed) {
            assertTrue(name.matches("S-\\d\\d: .+"), name);
        }
    }

    @Test
    void manyFaultsArePlantedAndMostRulesHaveOne() {
        Set<String> rules = new TreeSet<>();
        faults().forEach(store -> rules.add(rule(store)));
        assertTrue(faults().count() >= 85, "there are " + faults().count());
        for (String rule : List.of("S-26", "S-46", "S-47", "S-49")) {
            assertFalse(rules.contains(rule), rule + " cannot be seen from here");
        }
        assertTrue(rules.size() >= 27, "only for " + rules);
    }

    @Test
    void storeThatHangsFailsInTime() {
        Results results = run(Stores.Hanging.class);
        List<String> messages = List.copyOf(results.failed.values());
        assertTrue(messages.stream().anyMatch(m -> m.contains("No answer from the store within 1 seconds")));
        assertTrue(messages.stream().anyMatch(m -> m.contains("awaitForEver")), "the stack is shown");
        assertTrue(messages.stream().anyMatch(m -> m.contains("Not tried")), "the kit gives up after some");
    }

    /** At 2 ms a call the whole kit takes less than a minute. Readers that look on until a writer is done cost nothing more. */
    @Test
    void kitIsAffordableOnASlowStore() {
        Stores.Counting.CALLS.reset();
        Results results = run(Stores.Counting.class);
        assertEquals(Map.of(), results.failed);
        assertTrue(Stores.Counting.CALLS.sum() < 45_000, Stores.Counting.CALLS.sum() + " calls");
    }

    static Stream<Class<?>> faults() {
        return Stream.of(
                        Stores.class,
                        OpeningFaults.class,
                        ReadingFaults.class,
                        QueryFaults.class,
                        BoundsFaults.class,
                        CommitFaults.class,
                        ConcurrencyFaults.class)
                .flatMap(faults -> Arrays.stream(faults.getDeclaredClasses()))
                .filter(store -> store.getSimpleName().matches(".*S\\d\\d"));
    }

    @Tag("faults")
    @ParameterizedTest
    @MethodSource("faults")
    void plantedFaultIsCaughtByItsRuleAlone(Class<?> store) {
        String rule = rule(store);
        Results results = run(store);
        Set<String> broken = new TreeSet<>();
        results.failed.keySet().forEach(test -> broken.add(test.substring(0, 4)));
        assertEquals(Set.of(rule), broken, () -> results.failed.toString());
    }

    private static String rule(Class<?> store) {
        String name = store.getSimpleName();
        return "S-" + name.substring(name.length() - 2);
    }

    private static Results run(Class<?> store) {
        Results results = new Results();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(store))
                                .configurationParameter(TimeLimit.SECONDS, store == Stores.Hanging.class ? "1" : "60")
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
