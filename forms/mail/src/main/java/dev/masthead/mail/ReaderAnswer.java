package dev.masthead.mail;

import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.Quota;
import dev.masthead.forms.ChannelSource;
import dev.masthead.forms.FieldType;
import dev.masthead.forms.Form;
import dev.masthead.forms.MailAddress;
import dev.masthead.forms.Newsroom;
import dev.masthead.forms.Submission;
import dev.masthead.spi.StoreException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the reader by mail that a submission has arrived. The mail holds nothing that the reader wrote, as whoever filled
 * in the form may not be who owns the address, and one address gets a few mails a day at most, over all forms and
 * spellings: nobody is bombed or sent a stranger's words. What is over the limit is refused with the reason {@value
 * #RECIPIENT_LIMIT}. Immutable and thread-safe.
 */
public final class ReaderAnswer implements Channel {

    /** The reason of an answer that was one too many for its recipient. */
    public static final String RECIPIENT_LIMIT = "recipient-limit";

    private final Builder from;
    private final Newsroom newsroom;
    private final Smtp smtp;
    private final Quota quota;

    private ReaderAnswer(Builder builder, Newsroom newsroom) {
        this.from = builder;
        this.newsroom = newsroom;
        this.smtp = new Smtp(builder.settings, newsroom.clock());
        this.quota = new Quota(newsroom.store(), newsroom.clock(), builder.most, builder.window);
    }

    /**
     * Starts the settings of the answer: at most 3 mails to one recipient in 24 hours.
     *
     * @param settings the server
     * @param from the magazine's own address
     */
    public static Builder by(SmtpSettings settings, String from) {
        return new Builder(settings, from);
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
            if (submission.isEmpty()) {
                return Delivery.refused("submission-gone");
            }
            Optional<MailAddress> reader = newsroom.reader(submission.get());
            if (reader.isEmpty()) {
                return Delivery.refused("no-address");
            }
            return isWithinLimit(entry, reader.get())
                    ? smtp.send(mail(entry, submission.get(), reader.get()))
                    : Delivery.refused(RECIPIENT_LIMIT);
        } catch (StoreException e) {
            return Delivery.failed("store");
        }
    }

    private boolean isWithinLimit(OutboxEntry entry, MailAddress reader) {
        return quota.take(newsroom.secret().hmac("mail-recipient", reader.mailbox()), entry.id());
    }

    private Mail mail(OutboxEntry entry, Submission submission, MailAddress reader) {
        Template template = from.templates.find("answer", Envelope.language(newsroom, submission));
        Map<String, String> values = Envelope.values(newsroom, submission, template.language());
        return new Mail(
                Envelope.messageId(newsroom, entry, from.from),
                from.from,
                Envelope.line(newsroom.magazine().name()),
                reader,
                from.replyTo,
                "auto-replied",
                template.subject(values),
                template.text(values),
                template.html(values, Map.of()));
    }

    @Override
    public String toString() {
        return "ReaderAnswer[" + from.name + "]";
    }

    /** Builds a {@link ReaderAnswer}, given to a magazine's builder as it is; not thread-safe. */
    public static final class Builder implements ChannelSource {

        private final SmtpSettings settings;
        private final MailAddress from;
        private Optional<MailAddress> replyTo = Optional.empty();
        private String name = "answer";
        private MailTemplates templates = MailTemplates.usual();
        private Limits limits = Limits.usual().time(Duration.ofMinutes(5));
        private int most = 3;
        private Duration window = Duration.ofHours(24);

        private Builder(SmtpSettings settings, String from) {
            this.settings = settings;
            this.from = Envelope.configured("The sender", from);
        }

        /** Where the reader's own answer goes; to the sender when not set. */
        public Builder replyTo(String editors) {
            this.replyTo = Optional.of(Envelope.configured("The editors' address", editors));
            return this;
        }

        /** The channel's name; {@code answer} when not set. */
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

        /** The most mails to one recipient in a time; 3 in 24 hours when not set. */
        public Builder perRecipient(int mails, Duration time) {
            this.most = mails;
            this.window = time;
            return this;
        }

        /** Only forms that ask for an e-mail address. */
        @Override
        public boolean takes(Form form) {
            return form.fields().stream().anyMatch(field -> field.type() == FieldType.EMAIL);
        }

        /** Only who left an address. */
        @Override
        public boolean concerns(Submission submission, Newsroom newsroom) {
            return newsroom.reader(submission).isPresent();
        }

        @Override
        public ReaderAnswer in(Newsroom newsroom) {
            return new ReaderAnswer(this, newsroom);
        }
    }
}
