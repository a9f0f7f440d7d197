package dev.masthead.content;

import java.util.Locale;

/** What readers see of a section that was only named by its slug. */
final class SectionName {

    private SectionName() {}

    /** A name as it is; a slug ({@code city-life}) with spaces and a capital ({@code City life}). */
    static String of(String nameOrSlug) {
        boolean slug = nameOrSlug.equals(nameOrSlug.toLowerCase(Locale.ROOT)) && !nameOrSlug.contains(" ");
        if (!slug || nameOrSlug.isEmpty()) {
            return nameOrSlug;
        }
        int second = nameOrSlug.offsetByCodePoints(0, 1);
        return nameOrSlug.substring(0, second).toUpperCase(Locale.ROOT)
                + nameOrSlug.substring(second).replace('-', ' ');
    }
}
