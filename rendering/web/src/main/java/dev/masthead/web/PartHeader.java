package dev.masthead.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of one part of a multipart form (RFC 7578). What two readers could understand in two ways is refused: a filter
 * in front may have read it in the other one.
 */
final class PartHeader {

    private static final Pattern LINE =
            Pattern.compile("([!#-'*+\\-.0-9A-Z^_`a-z|~]+):[ \t]*([^\\x00-\\x08\\x0A-\\x1F\\x7F]*)");
    private static final Pattern DISPOSITION =
            Pattern.compile("(?i)form-data[ \t]*((?:;[^\";]*(?:\"[^\"]*\"[ \t]*)?)*+)");
    private static final Pattern PARAMETER = Pattern.compile(";[ \t]*([^\";= \t]*)[^\";]*(?:\"([^\"]*)\")?");
    private static final Pattern CHARSET = Pattern.compile("(?i);[ \t]*charset[ \t]*=[ \t]*\"?([^\"; \t]*)");

    /** In which what is ASCII is so in UTF-8, too; whether the rest is UTF-8 the bytes tell. */
    private static final Set<String> CHARSETS = Set.of("utf-8", "us-ascii", "iso-8859-1");

    private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

    private PartHeader() {}

    /** The name of the part's field, one character for each byte, with the line breaks and quotation marks that it escapes. */
    static String fieldName(String header) throws HttpProblem {
        Optional<String> disposition = Optional.empty();
        for (String line : header.isEmpty() ? List.<String>of() : List.of(header.split("\r\n", -1))) {
            Matcher matcher = LINE.matcher(line);
            check(matcher.matches(), "has a header line that is none. Write each as 'Name: value' in one line");
            String value = matcher.group(2).strip();
            switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                case "content-disposition" -> {
                    check(disposition.isEmpty(), "has two of Content-Disposition");
                    disposition = Optional.of(value);
                }
                case "content-transfer-encoding" ->
                    check(PLAIN.contains(value.toLowerCase(Locale.ROOT)), "is encoded. Send it as it is");
                case "content-type" -> check(isText(value), "is not UTF-8 text");
                default -> {
                    // Says nothing to us.
                }
            }
        }
        return name(disposition.orElse(""));
    }

    private static boolean isText(String type) {
        Matcher charset = CHARSET.matcher(type);
        return !charset.find() || CHARSETS.contains(charset.group(1).toLowerCase(Locale.ROOT));
    }

    private static String name(String disposition) throws HttpProblem {
        Matcher matcher = DISPOSITION.matcher(disposition);
        check(matcher.matches(), "has no name");
        Optional<String> name = Optional.empty();
        Matcher parameter = PARAMETER.matcher(matcher.group(1));
        while (parameter.find()) {
            String key = parameter.group(1).toLowerCase(Locale.ROOT);
            if (key.startsWith("filename")) {
                throw HttpProblem.malformed("This form takes no files.");
            }
            if (key.startsWith("name")) {
                check(name.isEmpty() && key.equals("name"), "has more than one name");
                name = Optional.ofNullable(parameter.group(2));
                check(name.isPresent(), "has a name without quotation marks");
            }
        }
        check(name.isPresent(), "has no name");
        return name.orElseThrow().replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    private static void check(boolean holds, String problem) throws HttpProblem {
        if (!holds) {
            throw HttpProblem.malformed("A part of the multipart form " + problem + ".");
        }
    }
}
