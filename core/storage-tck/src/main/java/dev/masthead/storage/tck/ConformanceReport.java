package dev.masthead.storage.tck;

import dev.masthead.storage.tck.Outcome.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Writes down, when all tests of a {@link RecordStoreContract} have ended, which rules passed, were skipped and failed: as
 * text and as JSON in the folder that the configuration parameter {@value #FOLDER} names, and in one line on the
 * standard output.
 */
final class ConformanceReport
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, TestWatcher, AfterAllCallback {

    static final String FOLDER = "masthead.tck.report";

    private static final String DEFAULT_FOLDER = "target/conformance";
    private static final int LONGEST_REASON = 300;
    private static final Namespace NAMESPACE = Namespace.create(ConformanceReport.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        if (RecordStoreContract.class.isAssignableFrom(type)) {
            context.getStore(NAMESPACE).put(Conformance.class, new Conformance(type.getName()));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getRequiredTestInstances()
                .findInstance(RecordStoreContract.class)
                .ifPresent(contract -> conformance(context).ifPresent(known -> contract.begin(known.start())));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getRequiredTestInstances()
                .findInstance(RecordStoreContract.class)
                .ifPresent(contract -> conformance(context).ifPresent(known -> known.learn(contract)));
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, Status.PASSED, "");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        add(context, Status.FAILED, String.valueOf(cause.getMessage()));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        String reason = String.valueOf(cause.getMessage()).replaceFirst("^Assumption failed: ", "");
        add(context, reason.equals(Rules.NO_PROCESSES) ? Status.NOT_TESTED : Status.SKIPPED, reason);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        add(context, Status.SKIPPED, reason.orElse("disabled"));
    }

    private static void add(ExtensionContext context, Status status, String reason) {
        String line = reason.strip().replaceAll("\\s+", " ");
        String shortened = line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "..." : line;
        String group = context.getRequiredTestClass().getSimpleName();
        conformance(context)
                .ifPresent(known -> known.add(new Outcome(group, context.getDisplayName(), status, shortened)));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (RecordStoreContract.class.isAssignableFrom(context.getRequiredTestClass())) {
            conformance(context).ifPresent(conformance -> report(context, conformance));
        }
    }

    private static void report(ExtensionContext context, Conformance conformance) {
        String folder = context.getConfigurationParameter(FOLDER).orElse(DEFAULT_FOLDER);
        Path text = Path.of(folder, conformance.testClass() + ".txt");
        String where;
        try {
            Files.createDirectories(Path.of(folder));
            write(text, ReportText.of(conformance));
            write(Path.of(folder, conformance.testClass() + ".json"), ReportJson.of(conformance));
            where = text.toString();
        } catch (IOException e) {
            where = "not written, " + e + "; name another folder by " + FOLDER;
        }
        System.out.println("Rules of record stores, " + conformance.testClass() + ": " + conformance.summary() + " ("
                + where + ")");
    }

    /** What UTF-8 cannot carry becomes a question mark; {@link Files#writeString} would refuse it. */
    private static void write(Path file, String report) throws IOException {
        Files.write(file, report.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Conformance> conformance(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(Conformance.class, Conformance.class));
    }
}
