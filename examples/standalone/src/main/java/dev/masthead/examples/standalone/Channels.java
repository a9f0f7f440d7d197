package dev.masthead.examples.standalone;

import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.forms.ChannelSource;
import dev.masthead.mail.EditorsNotice;
import dev.masthead.mail.ReaderAnswer;
import dev.masthead.mail.SmtpSettings;
import dev.masthead.webhook.Webhook;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How submissions leave: what the command line says of mail and webhooks, with secrets from the environment or files. */
final class Channels {

    private static final String SMTP_PASSWORD = "MASTHEAD_SMTP_PASSWORD";
    private static final String WEBHOOK_SECRET = "MASTHEAD_WEBHOOK_SECRET";

    private final Options options;
    private final Map<String, String> environment;

    private Channels(Options options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    /** The channels, none where nothing is said. */
    static List<ChannelSource> of(Options options, Map<String, String> environment) throws UsageException {
        try {
            return new Channels(options, environment).all();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private List<ChannelSource> all() throws UsageException {
        List<ChannelSource> channels = new ArrayList<>();
        Optional<String> host = options.one("smtp-host");
        if (host.isPresent()) {
            channels.addAll(mail(smtp(host.get())));
        } else if (options.one("mail-from").isPresent()
                || options.one("mail-editors").isPresent()) {
            throw new UsageException("Mail needs --smtp-host: the server that takes it.");
        }
        Optional<String> address = options.one("webhook");
        if (address.isPresent()) {
            channels.add(webhook(address.get()));
        }
        return channels;
    }

    private List<ChannelSource> mail(SmtpSettings smtp) throws UsageException {
        String from = options.one("mail-from")
                .orElseThrow(() -> new UsageException("Mail needs --mail-from: the magazine's own address."));
        List<ChannelSource> channels = new ArrayList<>();
        Optional<String> editors = options.one("mail-editors");
        editors.ifPresent(desk -> channels.add(EditorsNotice.by(smtp, from, desk)));
        if (options.choice("mail-answer", "on", "off").equals("on")) {
            ReaderAnswer.Builder answer = ReaderAnswer.by(smtp, from);
            editors.ifPresent(answer::replyTo);
            channels.add(answer);
        }
        return channels;
    }

    private SmtpSettings smtp(String host) throws UsageException {
        SmtpSettings smtp = SmtpSettings.at(host);
        Optional<Integer> port = options.number("smtp-port");
        if (port.isPresent()) {
            smtp = smtp.port(port.get());
        }
        Optional<String> security = options.one("smtp-security");
        if (security.isPresent()) {
            smtp = smtp.security(SmtpSettings.Security.valueOf(
                    options.choice("smtp-security", "starttls", "tls", "plain").toUpperCase(Locale.ROOT)));
        }
        Optional<String> user = options.one("smtp-user");
        return user.isEmpty() ? smtp : smtp.login(user.get(), secret(SMTP_PASSWORD));
    }

    private ChannelSource webhook(String address) throws UsageException {
        Webhook.Builder webhook =
                Webhook.to(URI.create(address), secret(WEBHOOK_SECRET).getBytes(StandardCharsets.UTF_8));
        return options.choice("webhook-private", "off", "on").equals("on") ? webhook.allowPrivate() : webhook.checked();
    }

    /** From the variable, or from the file that the variable with {@code _FILE} behind it names. */
    private String secret(String name) throws UsageException {
        Optional<String> value = Optional.ofNullable(environment.get(name));
        Optional<String> file = Optional.ofNullable(environment.get(name + "_FILE"));
        try {
            if (value.isPresent()) {
                return value.get();
            }
            if (file.isPresent()) {
                return Files.readString(Path.of(file.get())).strip();
            }
        } catch (IOException e) {
            throw new UsageException("The file that " + name + "_FILE names cannot be read.");
        }
        throw new UsageException("Set the environment variable " + name + ", or " + name + "_FILE to a file with it.");
    }
}
