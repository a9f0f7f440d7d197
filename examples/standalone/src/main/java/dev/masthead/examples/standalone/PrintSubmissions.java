package dev.masthead.examples.standalone;

import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Selection;
import dev.masthead.forms.SubmissionExport;
import dev.masthead.forms.Submissions;
import dev.masthead.spi.RecordStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Prints what readers sent, oldest first: records on standard output, nothing else. */
final class PrintSubmissions {

    private final Options options;
    private final StoreChoice store;
    private final Forms forms;

    PrintSubmissions(Options options, StoreChoice store) {
        this.options = options;
        this.store = store;
        this.forms = FormFiles.with(options.forms());
    }

    void to(OutputStream out) throws UsageException, IOException {
        boolean csv = options.format().equals("csv");
        try (RecordStore open = store.open();
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            Submissions submissions = Submissions.in(open);
            Selection selection = selection(submissions);
            SubmissionExport export = csv ? table(submissions) : SubmissionExport.jsonLines();
            export.write(submissions.oldestFirst(selection), writer);
        }
    }

    /** What was stored earlier is printed, whether its form is still there or not. */
    private Selection selection(Submissions submissions) throws UsageException {
        Optional<String> form = options.form();
        if (form.isEmpty()) {
            return Selection.all();
        }
        Selection selection = Selection.all().form(form.get());
        boolean known = forms.find(form.get()).isPresent()
                || !submissions.newest(selection, 1).submissions().isEmpty();
        if (!known) {
            throw new UsageException("There is no form '" + form.get() + "', and nothing is stored of one; there are "
                    + String.join(", ", ids(submissions)) + ". More of them are named with --forms DIR.");
        }
        return selection;
    }

    private Set<String> ids(Submissions submissions) {
        Set<String> ids = new LinkedHashSet<>();
        forms.all().forEach(form -> ids.add(form.id()));
        submissions.oldestFirst(Selection.all()).forEach(submission -> ids.add(submission.form()));
        return ids;
    }

    /** The columns of one form are those that it has, then those that it had. */
    private SubmissionExport table(Submissions submissions) {
        Optional<String> form = options.form();
        return form.isEmpty()
                ? SubmissionExport.csv(forms.all())
                : SubmissionExport.csv(forms.find(form.get()).stream().toList())
                        .withFieldsOf(submissions.oldestFirst(Selection.all().form(form.get())));
    }
}
