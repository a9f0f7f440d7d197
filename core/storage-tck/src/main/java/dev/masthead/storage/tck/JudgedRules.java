package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.opentest4j.TestAbortedException;

/**
 * A group that does one long piece of work with the store and judges it by several rules: the first of its tests works,
 * and each test fails for what was found against its own rule.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JudgedRules extends Rules {

    private @Nullable List<Finding> findings;
    private @Nullable TestAbortedException skipped;
    private boolean endedEarly;

    JudgedRules(RecordStoreContract contract) {
        super(contract);
    }

    /** The rules that the work is judged by, and the sentence of each one's test. */
    abstract Map<String, String> judged();

    /** Skips the test of a rule that the work could not have found broken; asked after it. */
    void assumeJudged(String rule) {}

    /** Works; every finding is about one of the {@link #judged} rules. */
    abstract List<Finding> work();

    @TestTemplate
    @ExtendWith(EachRule.class)
    final void holds(String rule) {
        String broken = findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::message)
                .collect(Collectors.joining("\n\n"));
        if (!broken.isEmpty()) {
            fail(broken);
        }
        assumeTrue(
                !endedEarly, "not judged: the work ended before its time, as the failure of another rule here tells");
        assumeJudged(rule);
    }

    /** From now on no rule without a finding counts as kept. */
    final void endEarly() {
        endedEarly = true;
    }

    private synchronized List<Finding> findings() {
        if (skipped != null) {
            throw skipped;
        }
        List<Finding> known = findings;
        if (known == null) {
            known = checked(worked());
            findings = known;
        }
        return known;
    }

    /** What fails outside of any call that is judged is told once, not by each test. */
    private List<Finding> worked() {
        try {
            return work();
        } catch (TestAbortedException e) {
            skipped = e;
            throw e;
        } catch (RuntimeException | AssertionError e) {
            endEarly();
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return List.of(new Finding(judged().keySet().iterator().next(), trace.toString()));
        }
    }

    private List<Finding> checked(List<Finding> found) {
        for (Finding finding : found) {
            if (!judged().containsKey(finding.rule())) {
                throw new IllegalStateException("Nothing here is judged by " + finding);
            }
        }
        return found;
    }

    /** Makes one test of each rule. */
    static final class EachRule implements TestTemplateInvocationContextProvider {

        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            JudgedRules group = (JudgedRules) context.getRequiredTestInstance();
            return group.judged().entrySet().stream()
                    .map(rule -> new OneRule(rule.getKey(), rule.getKey() + ": " + rule.getValue()));
        }
    }

    private record OneRule(String rule, String name) implements TestTemplateInvocationContext, ParameterResolver {

        @Override
        public String getDisplayName(int invocation) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == String.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return rule;
        }
    }
}
