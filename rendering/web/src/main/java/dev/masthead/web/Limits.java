package dev.masthead.web;

import java.time.Duration;

/**
 * What a post may be like before anything of it is understood. Immutable; each method gives a changed copy. What breaks a limit
 * is answered with 413, what comes too slowly with 408, and nothing of it is kept.
 *
 * <p>How deep JSON may be nested is no setting: a post is a flat object, so its depth is 2.
 */
public final class Limits {

    /** The most fields that may be set. */
    static final int MOST_FIELDS = 10_000;

    private static final int KIB = 1024;
    private static final Limits STANDARD =
            new Limits(KIB * KIB, 100, 64 * KIB, 512, Duration.ofSeconds(10), 4 * KIB, 128);

    private final int bodyBytes;
    private final int fields;
    private final int fieldLength;
    private final int partHeaderBytes;
    private final Duration patience;
    private final int bytesPerSecond;
    private final int bodiesAtOnce;

    private Limits(
            int bodyBytes,
            int fields,
            int fieldLength,
            int partHeaderBytes,
            Duration patience,
            int bytesPerSecond,
            int bodiesAtOnce) {
        this.bodyBytes = bodyBytes;
        this.fields = fields;
        this.fieldLength = fieldLength;
        this.partHeaderBytes = partHeaderBytes;
        this.patience = patience;
        this.bytesPerSecond = bytesPerSecond;
        this.bodiesAtOnce = bodiesAtOnce;
    }

    /**
     * A body of 1 MiB; 100 fields or parts; 65,536 characters for what is no text of the form; part headers of 512 bytes; 10 seconds, and one more for
     * each 4 KiB that have come; 5 seconds, and one more for each 64 KiB, for what comes behind the first 32 KiB; 128 bodies at once, 32 of one client (an IPv4 address or an IPv6 /64).
     */
    public static Limits standard() {
        return STANDARD;
    }

    /** With another most of bytes in a body: 1 KiB to 64 MiB. */
    public Limits bodyBytes(int most) {
        int checked = checked("A body's limit in bytes", most, KIB, 64 * KIB * KIB);
        return new Limits(checked, fields, fieldLength, partHeaderBytes, patience, bytesPerSecond, bodiesAtOnce);
    }

    /**
     * With another most of fields, and of parts of a multipart form: 1 to 10,000. A form whose fields take several choices may
     * have as many more as it has choices.
     */
    public Limits fields(int most) {
        int checked = checked("The number of fields", most, 1, MOST_FIELDS);
        return new Limits(bodyBytes, checked, fieldLength, partHeaderBytes, patience, bytesPerSecond, bodiesAtOnce);
    }

    /**
     * With another most of characters (code points) in a name, or in a value of anything but the form's own texts: 100 to 16 Mi.
     * Those have a most of their own ({@code @CodePoints}); what is longer is a 422 that keeps it, not lost to a 413.
     */
    public Limits fieldLength(int most) {
        int checked = checked("A field's length", most, 100, 16 * KIB * KIB);
        return new Limits(bodyBytes, fields, checked, partHeaderBytes, patience, bytesPerSecond, bodiesAtOnce);
    }

    /** With another most of bytes in the header of a multipart form's part: 100 to 64 KiB. */
    public Limits partHeaderBytes(int most) {
        int checked = checked("A part header's limit in bytes", most, 100, 64 * KIB);
        return new Limits(bodyBytes, fields, fieldLength, checked, patience, bytesPerSecond, bodiesAtOnce);
    }

    /**
     * With another slowest pace. Behind its first 32 KiB a body holds one of a few places, so the rest comes within half the
     * time, and 16 times as fast.
     *
     * @param first how long any body may take, a second to ten minutes
     * @param perSecond bytes that must have come for each further second, 1 or more
     */
    public Limits pace(Duration first, int perSecond) {
        checked("The seconds that any body may take", (int) Math.min(first.toSeconds(), KIB), 1, 600);
        int checked = checked("The bytes per second", perSecond, 1, Integer.MAX_VALUE);
        return new Limits(bodyBytes, fields, fieldLength, partHeaderBytes, first, checked, bodiesAtOnce);
    }

    /** With another most of bodies that are read at once, 1 to 100,000, of one client a quarter; more are answered with 503. */
    public Limits bodiesAtOnce(int most) {
        int checked = checked("The number of bodies at once", most, 1, 100_000);
        return new Limits(bodyBytes, fields, fieldLength, partHeaderBytes, patience, bytesPerSecond, checked);
    }

    private static int checked(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /** The most bytes of a body. */
    public int bodyBytes() {
        return bodyBytes;
    }

    /** The most fields, or parts. */
    public int fields() {
        return fields;
    }

    /** The most code points of a name, or of a value of anything but the form's own texts. */
    public int fieldLength() {
        return fieldLength;
    }

    /** The most bytes of a part's header. */
    public int partHeaderBytes() {
        return partHeaderBytes;
    }

    /** How long any body may take. */
    public Duration patience() {
        return patience;
    }

    /** How many bytes must have come for each second beyond that. */
    public int bytesPerSecond() {
        return bytesPerSecond;
    }

    /** How many bodies are read at once. */
    public int bodiesAtOnce() {
        return bodiesAtOnce;
    }
}
