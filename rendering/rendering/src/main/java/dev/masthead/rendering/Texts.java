package dev.masthead.rendering;

import dev.masthead.forms.Forms;
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
 * The wording of pages by key, in one language. Immutable and thread-safe.
 *
 * <p>Masthead brings English, German, French, Spanish, Arabic and Japanese. A host adds or changes wording with {@link #with}, or with a file
 * {@code masthead/texts_{language}.properties} in UTF-8 on the class path. A key without wording in the language falls back
 * from the regional variant to the language and then to English.
 */
public final class Texts {

    /** What the navigation calls a form: this and the form's id. */
    static final String NAVIGATION = "navigation.form.";

    private final Locale locale;
    private final Map<String, String> wording;
    private final Map<String, String> hostKeys;

    private Texts(Locale locale, Map<String, String> wording, Map<String, String> hostKeys) {
        this.locale = locale;
        this.wording = Map.copyOf(wording);
        this.hostKeys = Map.copyOf(hostKeys);
    }

    /** Masthead's own wording in that language, or in English. */
    public static Texts of(Locale locale) {
        return load(locale, Optional.empty());
    }

    /**
     * Masthead's own wording with the host's over it.
     *
     * @param host where {@code masthead/texts_{language}.properties} is looked up
     */
    public static Texts of(Locale locale, ClassLoader host) {
        return load(locale, Optional.of(host));
    }

    /** The same with other wording for some keys. */
    public Texts with(Map<String, String> changes) {
        Map<String, String> merged = new HashMap<>(wording);
        merged.putAll(changes);
        return new Texts(locale, merged, hostKeys);
    }

    /** The keys in the host's files, each with the most special file that it is in. */
    public Map<String, String> hostKeys() {
        return hostKeys;
    }

    /** Every key by which something is worded in a magazine with these forms; a theme may have more of its own. */
    public static Set<String> keys(Forms forms) {
        Set<String> keys = new TreeSet<>(
                read(Texts.class.getResourceAsStream("texts.properties")).keySet());
        forms.all().forEach(form -> keys.add(NAVIGATION + form.id()));
        return keys;
    }

    /** The language that was asked for. */
    public Locale locale() {
        return locale;
    }

    /**
     * The wording of a key.
     *
     * @param arguments what stands in the places {@code {0}}, {@code {1}} and so on
     * @return plain text
     * @throws IllegalArgumentException when no language has that key
     */
    public String get(String key, Object... arguments) {
        String text = wording.get(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no wording for the key '" + key
                    + "'; add it with Texts.with(Map.of(\"" + key + "\", ...))");
        }
        return arguments.length == 0 ? text : filled(text, arguments);
    }

    /** The wording of a key, if there is one. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(wording.get(key));
    }

    private static Texts load(Locale locale, Optional<ClassLoader> host) {
        Map<String, String> merged = new HashMap<>();
        Map<String, String> hostKeys = new HashMap<>();
        for (String suffix : suffixes(locale)) {
            String file = "texts" + suffix + ".properties";
            merged.putAll(read(Texts.class.getResourceAsStream(file)));
            host.ifPresent(loader -> {
                Map<String, String> theirs = read(loader.getResourceAsStream("masthead/" + file));
                theirs.keySet().forEach(key -> hostKeys.put(key, "masthead/" + file));
                merged.putAll(theirs);
            });
        }
        return new Texts(locale, merged, hostKeys);
    }

    /** From the most general to the most special. */
    private static List<String> suffixes(Locale locale) {
        List<String> suffixes = new ArrayList<>(List.of("", "_" + locale.getLanguage()));
        if (!locale.getCountry().isEmpty()) {
            suffixes.add("_" + locale.getLanguage() + "_" + locale.getCountry());
        }
        return suffixes;
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
            throw new UncheckedIOException("A file of texts cannot be read", e);
        }
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** One pass, so that an argument that looks like a place is left alone. */
    private static String filled(String text, Object[] arguments) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int place = at + 2 < text.length() && text.charAt(at) == '{' && text.charAt(at + 2) == '}'
                    ? Character.digit(text.charAt(at + 1), 10)
                    : -1;
            if (place >= 0 && place < arguments.length) {
                out.append(arguments[place]);
                at += 3;
            } else {
                out.append(text.charAt(at));
                at++;
            }
        }
        return out.toString();
    }
}
