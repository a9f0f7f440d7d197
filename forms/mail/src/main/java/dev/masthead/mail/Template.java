package dev.masthead.mail;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one mail in one language.
 *
 * @param language of these words
 * @param text the subject, an empty line, the plain part
 * @param html the HTML part
 */
record Template(Locale language, String text, String html) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]{1,30})\\}\\}");
    private static final Pattern SECTION =
            Pattern.compile("\\{\\{#([a-z]{1,30})\\}\\}(.*?)\\{\\{/\\1\\}\\}", Pattern.DOTALL);

    /**
     * The subject, filled in.
     *
     * @param values nothing that a reader wrote
     */
    String subject(Map<String, String> values) {
        return filled(chosen(lines()[0].strip(), values), values, false);
    }

    /** The plain part, filled in. */
    String text(Map<String, String> values) {
        return filled(chosen(lines()[lines().length - 1], values), values, false);
    }

    /**
     * The HTML part, filled in.
     *
     * @param values escaped here
     * @param markup already HTML
     */
    String html(Map<String, String> values, Map<String, String> markup) {
        return filled(filled(chosen(html, values), values, true), markup, false);
    }

    private String[] lines() {
        return text.split("\\R\\R?", 2);
    }

    /** Before anything is filled in, so that no value is taken for a section: it stays where its value is not empty. */
    private static String chosen(String words, Map<String, String> values) {
        return SECTION.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(
                        values.getOrDefault(found.group(1), "").isEmpty() ? "" : found.group(2)));
    }

    /** In one pass: a value that looks like a place is left alone. */
    private static String filled(String words, Map<String, String> values, boolean escaped) {
        Matcher place = PLACE.matcher(words);
        return place.replaceAll(found -> {
            String value = values.get(found.group(1));
            String shown = value == null ? found.group() : escaped ? Html.escape(value) : value;
            return Matcher.quoteReplacement(shown);
        });
    }
}
