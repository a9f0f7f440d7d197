package dev.masthead.storage.jdbc;

import dev.masthead.spi.Write;
import java.nio.charset.StandardCharsets;

/** A record's id as a parameter: bound like a text key, exactly. It may be one that no record can have. */
record Id(String text) {

    /** Whether a record could have this id; a driver may refuse a text that is none, or put something else in its place. */
    static boolean isPossible(String id) {
        return id.indexOf(0) < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(id)
                && id.getBytes(StandardCharsets.UTF_8).length <= Write.MAX_ID_BYTES;
    }
}
