package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one way in which Masthead reads and writes JSON. */
public final class Json {

    /** The deepest nesting that is read. */
    public static final int MAX_DEPTH = 64;

    /** The longest text that is read, in characters. */
    public static final int MAX_TEXT = 4 * 1024 * 1024;

    private Json() {}

    /**
     * A mapper for stored records and posted documents: a closed list of types, no default typing; duplicate names,
     * trailing text, unknown properties and documents beyond the limits are refused; absent values are left out.
     *
     * @return immutable and thread-safe; costly to make, so keep it
     */
    public static JsonMapper strict() {
        return JsonMapper.builder(factory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(was -> was.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNameLength(1_000)
                        .maxNumberLength(100)
                        .maxDocumentLength(4L * MAX_TEXT)
                        .build())
                .build();
    }
}
