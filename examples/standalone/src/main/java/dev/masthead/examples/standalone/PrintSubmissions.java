package dev.masthead.examples.standalone;

import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.forms.Form;
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
import java.util.List;
import java.util.Optional;

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
        SubmissionExport export = export();
        try (RecordStore open = store.open();
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            export.write(Submissions.in(open).oldestFirst(selection()), writer);
        }
    }

    private Selection selection() throws UsageException {
        Optional<String> form = options.form();
        if (form.isPresent() && forms.find(form.get()).isEmpty()) {
            List<String> known = forms.all().stream().map(Form::id).toList();
            throw new UsageException("There is no form '" + form.get() + "'; there are " + known
                    + ". More of them are named with --forms DIR.");
        }
        return form.map(Selection.all()::form).orElse(Selection.all());
    }

    private SubmissionExport export() throws UsageException {
        return options.format().equals("csv") ? SubmissionExport.csv(forms.all()) : SubmissionExport.jsonLines();
    }
}
