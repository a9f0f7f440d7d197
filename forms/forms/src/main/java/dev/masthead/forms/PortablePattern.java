package dev.masthead.forms;

import java.util.regex.Pattern;

/** Tells regular expressions that mean the same in Java and in a browser's {@code pattern} (JavaScript, flag v). */
final class PortablePattern {

    // Literals, simple classes, groups, alternatives and quantifiers; no escapes but those of punctuation and \d.
    private static final String LITERAL = "[A-Za-z0-9 _.,:;@#%&=<>~'\"!-]";
    private static final String ESCAPE = "\\\\[d.*+?()\\[\\]{}|/\\\\^$-]";
    private static final String IN_CLASS = "(?:[A-Za-z0-9 _.,:;@]-[A-Za-z0-9]|[A-Za-z0-9 _.,:;@]|" + ESCAPE + ")";
    private static final String CLASS = "\\[\\^?" + IN_CLASS + "++\\]";
    private static final String SYNTAX =
            "\\(\\?:|\\((?!\\?)|\\)|\\||[*+?](?![+])|\\{[0-9]{1,4}(?:,[0-9]{0,4})?\\}(?![+])";

    private static final Pattern PORTABLE =
            Pattern.compile("(?:" + LITERAL + "|" + ESCAPE + "|" + CLASS + "|" + SYNTAX + ")*+");

    private PortablePattern() {}

    static boolean isPortable(String regexp) {
        return PORTABLE.matcher(regexp).matches();
    }
}
