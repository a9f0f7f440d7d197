package dev.masthead.rendering;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A language, for the attributes {@code lang} and {@code dir}.
 *
 * @param tag BCP 47
 * @param direction {@code ltr} or {@code rtl}
 */
public record Language(String tag, String direction) {

    private static final Set<String> RTL_SCRIPTS = Set.of("Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg");
    private static final Set<String> RTL_LANGUAGES =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi", "ji");

    /** Refuses null. */
    public Language {
        Objects.requireNonNull(tag, "tag");
        Objects.requireNonNull(direction, "direction");
    }

    /** The language of that locale; its direction follows from its script. */
    public static Language of(Locale locale) {
        boolean rtl = locale.getScript().isEmpty()
                ? RTL_LANGUAGES.contains(locale.getLanguage())
                : RTL_SCRIPTS.contains(locale.getScript());
        return new Language(locale.toLanguageTag(), rtl ? "rtl" : "ltr");
    }
}
