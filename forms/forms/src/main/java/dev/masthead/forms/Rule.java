package dev.masthead.forms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What holds between fields. The message is shown at the first of them.
 *
 * @param kind what must hold
 * @param fields the names: two, but for {@link Kind#ANY_OF} two or more
 * @param message what the reader is told; empty for ours
 */
public record Rule(Kind kind, List<String> fields, Optional<String> message) {

    /** What can hold between fields. */
    public enum Kind {
        /** The first equals the second, as an address that is typed twice. */
        SAME_AS,
        /** The first is not before the second, or not less: dates, numbers. Empty ones are not compared. */
        NOT_BEFORE,
        /** At least one of them is answered. */
        ANY_OF;

        boolean takes(int fields) {
            return fields == 2 || (this == ANY_OF && fields > 2);
        }

        String needs() {
            return this == ANY_OF ? "two or more" : "two";
        }

        /** The name in definitions: {@code same-as}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Copies the list. */
    public Rule {
        fields = List.copyOf(fields);
    }

    /** Where the message is shown. */
    public String field() {
        return fields.get(0);
    }
}
