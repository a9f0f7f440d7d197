package dev.masthead.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words of mails: a plain and an HTML file for each kind and language, {@code answer_de.txt} and {@code
 * answer_de.html}. The first line of the plain one is the subject, the second is empty. A word in double braces stands for
 * a value: {@code {{magazine}}}, {@code {{address}}}, {@code {{form}}}, {@code {{receipt}}}, {@code {{received}}}, and in a
 * notice {@code {{values}}}. What stands between {@code {{#answerable}}} and {@code {{/answerable}}} is only in notices whose
 * answer reaches the reader. Immutable and thread-safe.
 */
public final class MailTemplates {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final String LAST_RESORT = "en";

    private final Optional<Path> folder;

    private MailTemplates(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The built-in ones: answers and notices in Arabic, English, French, German, Japanese and Spanish. */
    public static MailTemplates usual() {
        return new MailTemplates(Optional.empty());
    }

    /** Those of a folder, in UTF-8, read for every mail; where it has none, the built-in ones. */
    public static MailTemplates in(Path folder) {
        return new MailTemplates(Optional.of(folder));
    }

    /** The template of a kind, in a language or in English. */
    Template find(String kind, Locale locale) {
        // A language may have come with a request: only letters make it into a file's name.
        String language = Optional.of(locale.getLanguage())
                .filter(tag -> LANGUAGE.matcher(tag).matches())
                .orElse(LAST_RESORT);
        for (String tag : List.of(language, LAST_RESORT)) {
            Optional<String> text = read(kind + "_" + tag + ".txt");
            Optional<String> html = read(kind + "_" + tag + ".html");
            if (text.isPresent() && html.isPresent()) {
                return new Template(Locale.forLanguageTag(tag), text.get(), html.get());
            }
        }
        throw new IllegalStateException("There is no template " + kind + "_" + LAST_RESORT);
    }

    private Optional<String> read(String name) {
        try {
            Optional<Path> file = folder.map(path -> path.resolve(name)).filter(Files::isRegularFile);
            return file.isPresent() ? Optional.of(Files.readString(file.get())) : builtIn(name);
        } catch (IOException e) {
            throw new UncheckedIOException("The mail template " + name + " cannot be read", e);
        }
    }

    private static Optional<String> builtIn(String name) throws IOException {
        try (InputStream in = MailTemplates.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
