package dev.masthead.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} (RFC 7578) whose body is in memory already, and so is bounded. Text only: a part
 * that is a file is refused.
 */
final class MultipartForm {

    private static final Pattern BOUNDARY = Pattern.compile(
            ";\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))\\s*(?=;|$)", Pattern.CASE_INSENSITIVE);

    /** One byte is one character: searching is exact, and values are turned into bytes again. */
    private final String body;

    private final String delimiter;
    private final Limits limits;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private MultipartForm(byte[] body, String boundary, Limits limits) {
        this.limits = limits;
        this.body = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        this.delimiter = "\r\n--" + boundary;
    }

    static Map<String, List<String>> read(byte[] body, String contentType, Limits limits) throws HttpProblem {
        List<String> boundaries = BOUNDARY.matcher(contentType)
                .results()
                .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
                .toList();
        if (boundaries.size() != 1) {
            throw HttpProblem.malformed("The multipart form names one boundary of 1 to 70 characters.");
        }
        return new MultipartForm(body, boundaries.get(0), limits).parts();
    }

    private Map<String, List<String>> parts() throws HttpProblem {
        int parts = 0;
        int at = body.indexOf(delimiter);
        while (at >= 0 && !body.startsWith("--", at + delimiter.length())) {
            if (++parts > limits.fields()) {
                throw HttpProblem.tooManyFields(limits.fields());
            }
            at = part(at + delimiter.length());
        }
        if (at < 0) {
            throw HttpProblem.malformed("The multipart form does not end with its boundary.");
        }
        return fields;
    }

    private int part(int start) throws HttpProblem {
        int lineEnd = body.indexOf("\r\n", start);
        int headerEnd = lineEnd < 0 ? -1 : body.indexOf("\r\n\r\n", lineEnd);
        int end = headerEnd < 0 ? -1 : body.indexOf(delimiter, headerEnd + 2);
        if (end < 0) {
            throw HttpProblem.malformed("A part of the multipart form is cut off.");
        }
        if (headerEnd - lineEnd > limits.partHeaderBytes()) {
            throw HttpProblem.tooLarge("A part of the multipart form has a header that is too long.");
        }
        if (!body.substring(start, lineEnd).isBlank()) {
            throw HttpProblem.malformed("A line of the multipart form goes on behind the boundary.");
        }
        String name = utf8(PartHeader.fieldName(body.substring(lineEnd + 2, Math.max(lineEnd + 2, headerEnd))));
        String value = utf8(end < headerEnd + 4 ? "" : body.substring(headerEnd + 4, end));
        fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return end;
    }

    private static String utf8(String bytes) throws HttpProblem {
        byte[] octets = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return Percent.utf8(octets, octets.length)
                .orElseThrow(() -> HttpProblem.malformed("The multipart form is not UTF-8."));
    }
}
