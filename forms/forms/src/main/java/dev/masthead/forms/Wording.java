package dev.masthead.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What readers are asked and told, by key, in one language. Immutable and thread-safe.
 *
 * <p>Masthead brings English, German, French, Spanish, Arabic and Japanese. A host changes wording, or adds a language, with
 * a file {@code masthead/forms_{language}.properties} in UTF-8 on the class path. Keys are the codes of {@link Violation},
 * with a kind of field behind them where it needs words of its own ({@code required.email}); a file that has a code alone
 * replaces what was said of its kinds. {@code {label}} stands for the field's label, {@code {min}}, {@code {max}}, {@code
 * {step}}, {@code {currency}} for its limits, {@code {others}} for the labels of the other fields of a rule. And for the
 * texts of a form:
 *
 * <ul>
 *   <li>{@code submit} and {@code thanks}, for all forms that do not word them;
 *   <li>{@code form.ID.title}, {@code .intro}, {@code .submit}, {@code .thanks};
 *   <li>{@code form.ID.field.NAME.label}, {@code .help}, {@code .placeholder}, {@code .unit}, {@code .consent},
 *       {@code .option.VALUE}, and {@code .message.CODE} for a violation; a group's label and help likewise; a help, placeholder or message only where
 *       the form has one;
 *   <li>{@code form.ID.text.N} for the static texts, counted from 1, and {@code form.ID.rule.N} for the rules' messages.
 * </ul>
 */
public final class Wording {

    private final Locale locale;
    private final Map<String, String> texts;
    private final Map<String, String> hostKeys;

    private Wording(Locale locale, Map<String, String> texts, Map<String, String> hostKeys) {
        this.locale = locale;
        this.texts = Map.copyOf(texts);
        this.hostKeys = Map.copyOf(hostKeys);
    }

    /** Masthead's own, in that language, or in English. */
    public static Wording of(Locale locale) {
        return load(locale, Optional.empty());
    }

    /**
     * Masthead's own with the host's over it.
     *
     * @param host where {@code masthead/forms_{language}.properties} is looked up
     */
    public static Wording of(Locale locale, ClassLoader host) {
        return load(locale, Optional.of(host));
    }

    /** The language that was asked for. */
    public Locale locale() {
        return locale;
    }

    /** The text of a key, if there is one. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /** The keys in the host's files, each with the most special file that it is in. */
    public Map<String, String> hostKeys() {
        return hostKeys;
    }

    /** Every key by which something is worded in a magazine with these forms. */
    public static Set<String> keys(Forms forms) {
        Set<String> keys = new TreeSet<>(List.of("submit", "thanks"));
        keys.addAll(read(Wording.class.getResourceAsStream("forms.properties")).keySet());
        for (String code : Violation.CODES) {
            for (FieldType type : FieldType.values()) {
                keys.add(code + "." + type.key());
            }
        }
        forms.all()
                .forEach(form ->
                        Translation.keys(form.definition()).forEach(key -> keys.add("form." + form.id() + "." + key)));
        return keys;
    }

    /** The same with other texts for some keys. */
    Wording with(Map<String, String> changes) {
        Map<String, String> merged = new HashMap<>(texts);
        merged.putAll(changes);
        return new Wording(locale, merged, hostKeys);
    }

    private static Wording load(Locale locale, Optional<ClassLoader> host) {
        Map<String, String> merged = new HashMap<>();
        Map<String, String> hostKeys = new HashMap<>();
        for (String suffix : suffixes(locale)) {
            String file = "forms" + suffix + ".properties";
            lay(read(Wording.class.getResourceAsStream(file)), merged);
            host.ifPresent(loader -> {
                Map<String, String> theirs = read(loader.getResourceAsStream("masthead/" + file));
                theirs.keySet().forEach(key -> hostKeys.put(key, "masthead/" + file));
                lay(theirs, merged);
            });
        }
        return new Wording(locale, merged, hostKeys);
    }

    /** From the most general to the most special. */
    private static List<String> suffixes(Locale locale) {
        List<String> suffixes = new ArrayList<>(List.of("", "_" + locale.getLanguage()));
        if (!locale.getCountry().isEmpty()) {
            suffixes.add("_" + locale.getLanguage() + "_" + locale.getCountry());
        }
        return suffixes;
    }

    /** What a file says of a code in general counts more than what another one says of it in particular. */
    private static void lay(Map<String, String> file, Map<String, String> over) {
        over.keySet().removeIf(key -> file.containsKey(key.split("[.]", 2)[0]));
        over.putAll(file);
    }

    private static Map<String, String> read(@Nullable InputStream file) {
        Map<String, String> texts = new HashMap<>();
        if (file == null) {
            return texts;
        }
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of wording cannot be read", e);
        }
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
