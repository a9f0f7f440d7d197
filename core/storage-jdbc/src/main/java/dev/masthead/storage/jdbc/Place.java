package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a store's tables are: in which schema (the connection's own when empty), behind which prefix. Its names are
 * checked, so they need no escaping.
 */
record Place(Optional<String> schema, String prefix) {

    /** The setting that names the schema; on MariaDB, the database. */
    static final String SCHEMA = "schema";

    /** The setting for what every table's name begins with. */
    static final String PREFIX = "prefix";

    private static final String DEFAULT_PREFIX = "masthead_";
    private static final Pattern LEGAL_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,11}");
    private static final Pattern LEGAL_SCHEMA = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]{0,62}");

    static Place of(StoreSettings settings) {
        String prefix = settings.get(PREFIX).orElse(DEFAULT_PREFIX);
        if (!LEGAL_PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("The setting 'prefix' takes 1 to 12 lower-case letters, digits and"
                    + " underscores, a letter first");
        }
        Optional<String> schema = settings.get(SCHEMA);
        if (schema.filter(name -> !LEGAL_SCHEMA.matcher(name).matches()).isPresent()) {
            throw new IllegalArgumentException(
                    "The setting 'schema' takes 1 to 63 letters, digits, underscores, hyphens"
                            + " and dollar signs, a letter or an underscore first");
        }
        return new Place(schema, prefix);
    }

    /** The same with a schema, unless it has one. */
    Place in(Optional<String> found) {
        return schema.isPresent() ? this : new Place(found.filter(Place::isPlain), prefix);
    }

    /** A schema that is there already may have any name; one with quotes in it is left to the connection. */
    private static boolean isPlain(String name) {
        return name.chars().noneMatch(c -> c < ' ' || c == '"' || c == '`' || c == '\'' || c == '\\');
    }

    /** In standard quotes; a dialect that quotes otherwise rewrites the whole statement. */
    static String quoted(String name) {
        return '"' + name + '"';
    }

    /** A table, or an index where the product keeps those in the schema too. */
    String qualified(String name) {
        return schema.map(s -> quoted(s) + ".").orElse("") + quoted(name);
    }
}
