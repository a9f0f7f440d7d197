package dev.masthead.mail;

import dev.masthead.core.Magazine;
import dev.masthead.core.OutboxEntry;
import dev.masthead.forms.Form;
import dev.masthead.forms.MailAddress;
import dev.masthead.forms.Newsroom;
import dev.masthead.forms.Submission;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What notice and answer have in common: values that are the house's own, and the message's id. */
final class Envelope {

    private static final int ID_LENGTH = 40;

    private Envelope() {}

    /** An address that the host has configured. */
    static MailAddress configured(String what, String text) {
        return MailAddress.of(text.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        what + " is one e-mail address without a name, for example desk@example.org"));
    }

    /** The same for each attempt at an entry, so that mail programs see a repeat as one. */
    static String messageId(Newsroom newsroom, OutboxEntry entry, MailAddress from) {
        String hash = newsroom.secret().hmac("message-id", entry.id()).substring(0, ID_LENGTH);
        return hash + from.text().substring(from.text().indexOf('@'));
    }

    /** Nothing in it was written by a reader. */
    static Map<String, String> values(Newsroom newsroom, Submission submission, Locale language) {
        Magazine magazine = newsroom.magazine();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("magazine", magazine.name());
        values.put("address", magazine.address().map(Object::toString).orElse(""));
        values.put(
                "form",
                newsroom.forms().find(submission.form()).map(Form::title).orElse(submission.form()));
        values.put("receipt", submission.receipt());
        values.put(
                "received",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                        .withLocale(country(language, language(newsroom, submission), magazine.language()))
                        .format(submission.receivedAt().atZone(named(magazine.timeZone()))));
        values.replaceAll((name, value) -> line(value));
        return values;
    }

    /**
     * Dates are written as in the country that the reader's page or the magazine names. Java writes the English of no country
     * as the United States do; we write it as pages do.
     */
    private static Locale country(Locale language, Locale... named) {
        return Arrays.stream(named)
                .filter(locale -> locale.getLanguage().equals(language.getLanguage()))
                .filter(locale -> !locale.getCountry().isEmpty())
                .findFirst()
                .orElse(language.getLanguage().equals("en") ? Locale.UK : language);
    }

    /** A name that readers know instead of {@code Z}. */
    private static ZoneId named(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    /** What the host has configured, fit for a header. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ").strip();
    }

    /** The language that the reader's page had, else the magazine's. */
    static Locale language(Newsroom newsroom, Submission submission) {
        return submission
                .language()
                .map(Locale::forLanguageTag)
                .orElse(newsroom.magazine().language());
    }
}
