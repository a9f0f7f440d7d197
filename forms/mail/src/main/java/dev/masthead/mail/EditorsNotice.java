package dev.masthead.mail;

import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import dev.masthead.core.OutboxEntry;
import dev.masthead.forms.Answer;
import dev.masthead.forms.ChannelSource;
import dev.masthead.forms.Field;
import dev.masthead.forms.Form;
import dev.masthead.forms.MailAddress;
import dev.masthead.forms.Newsroom;
import dev.masthead.forms.Option;
import dev.masthead.forms.Submission;
import dev.masthead.spi.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Mails each submission to the editors. What the reader wrote is in the body and nowhere else; an answer to the mail goes
 * to the reader, when the form has an e-mail address that mail can be sent to. Immutable and thread-safe.
 */
public final class EditorsNotice implements Channel {

    private final Builder from;
    private final Newsroom newsroom;
    private final Smtp smtp;

    private EditorsNotice(Builder builder, Newsroom newsroom) {
        this.from = builder;
        this.newsroom = newsroom;
        this.smtp = new Smtp(builder.settings, newsroom.clock());
    }

    /**
     * Starts the settings of the notice.
     *
     * @param settings the server
     * @param from the magazine's own address
     * @param editors the one address that every notice goes to; a list's, where there are several editors
     */
    public static Builder by(SmtpSettings settings, String from, String editors) {
        return new Builder(settings, from, editors);
    }

    @Override
    public String name() {
        return from.name;
    }

    @Override
    public Limits limits() {
        return from.limits;
    }

    @Override
    public Delivery deliver(OutboxEntry entry) {
        try {
            Optional<Submission> submission = newsroom.submission(entry.subject());
            return submission.isEmpty()
                    ? Delivery.refused("submission-gone")
                    : smtp.send(mail(entry, submission.get()));
        } catch (StoreException e) {
            return Delivery.failed("store");
        }
    }

    private Mail mail(OutboxEntry entry, Submission submission) {
        Template template = from.templates.find("notice", newsroom.magazine().language());
        Optional<MailAddress> reader = newsroom.reader(submission).filter(OutgoingMessage::isMailable);
        Map<String, String> values = Envelope.values(newsroom, submission, template.language());
        values.put("answerable", reader.isPresent() ? "yes" : "");
        List<Row> answers = answers(submission);
        Map<String, String> textValues = new LinkedHashMap<>(values);
        textValues.put("values", asText(answers));
        return new Mail(
                Envelope.messageId(newsroom, entry, from.from),
                from.from,
                Envelope.line(newsroom.magazine().name()),
                from.editors,
                reader,
                "auto-generated",
                template.subject(values),
                template.text(textValues),
                template.html(values, Map.of("values", asHtml(answers))));
    }

    /** A label and what was answered. */
    private record Row(String label, String answer) {

        @Override
        public String toString() {
            return "Row[redacted]";
        }
    }

    /** The answers with their labels, in the form's order; of a form that is gone, with their names. */
    private List<Row> answers(Submission submission) {
        Optional<Form> form = newsroom.forms().find(submission.form());
        List<Row> rows = new ArrayList<>();
        submission.values().forEach((name, answer) -> {
            Optional<Field> field = form.flatMap(f -> f.field(name));
            String label =
                    field.flatMap(known -> form.map(f -> f.labelOf(known))).orElse(name);
            rows.add(new Row(label, shown(field, answer)));
        });
        return rows;
    }

    private static String shown(Optional<Field> field, Answer answer) {
        if (answer instanceof Answer.Tick tick) {
            return tick.ticked() ? "\u2713" : "\u2014";
        }
        return field.filter(f -> f.type().isChoice())
                .map(f -> answer.all().stream().map(value -> label(f, value)).collect(Collectors.joining(", ")))
                .orElse(answer.text());
    }

    private static String label(Field field, String value) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value);
    }

    private static String asText(List<Row> answers) {
        StringBuilder out = new StringBuilder();
        answers.forEach(row -> out.append(row.label())
                .append(":\n    ")
                .append(row.answer().replace("\n", "\n    "))
                .append("\n\n"));
        return out.toString().stripTrailing();
    }

    private static String asHtml(List<Row> answers) {
        StringBuilder out = new StringBuilder("<dl>\n");
        answers.forEach(row -> out.append("<dt><strong>")
                .append(Html.escape(row.label()))
                .append("</strong></dt>\n<dd dir=\"auto\">")
                .append(Html.escape(row.answer()).replace("\n", "<br>\n"))
                .append("</dd>\n"));
        return out.append("</dl>").toString();
    }

    @Override
    public String toString() {
        return "EditorsNotice[" + from.name + "]";
    }

    /** Builds an {@link EditorsNotice}, given to a magazine's builder as it is; not thread-safe. */
    public static final class Builder implements ChannelSource {

        private final SmtpSettings settings;
        private final MailAddress from;
        private final MailAddress editors;
        private String name = "notice";
        private MailTemplates templates = MailTemplates.usual();
        private Limits limits = Limits.usual().time(Duration.ofMinutes(5));

        private Builder(SmtpSettings settings, String from, String editors) {
            this.settings = settings;
            this.from = Envelope.configured("The sender", from);
            this.editors = Envelope.configured("The editors' address", editors);
        }

        /** The channel's name, where there are several notices; {@code notice} when not set. */
        public Builder name(String channel) {
            this.name = channel;
            return this;
        }

        /** The words. */
        public Builder templates(MailTemplates words) {
            this.templates = words;
            return this;
        }

        /** How many at once and in a minute; four at once, each within five minutes, when not set. */
        public Builder limits(Limits bounds) {
            this.limits = bounds;
            return this;
        }

        @Override
        public EditorsNotice in(Newsroom newsroom) {
            return new EditorsNotice(this, newsroom);
        }
    }
}
