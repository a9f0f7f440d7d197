package dev.masthead.web;

import java.time.Instant;

/**
 * A page as it is kept: whole answers, ready to be sent, in each encoding that was asked for. Thread-safe.
 */
final class KeptPage {

    private final Encoded encoded;
    private final Dependencies from;
    private final Instant validUntil;
    private final Instant usualUntil;
    private final boolean kept;

    /**
     * A page.
     *
     * @param encoded its answers
     * @param from what it was made from
     * @param validUntil the moment at which it changes by the clock
     * @param kept whether others may be given it
     */
    KeptPage(Encoded encoded, Dependencies from, Instant validUntil, boolean kept) {
        this.encoded = encoded;
        this.from = from;
        this.validUntil = validUntil;
        this.usualUntil = validUntil.minus(PageServer.USUAL);
        this.kept = kept;
    }

    Encoded encoded() {
        return encoded;
    }

    Dependencies from() {
        return from;
    }

    Instant validUntil() {
        return validUntil;
    }

    boolean isKept() {
        return kept;
    }

    /** Whether it stays for so long that its answers say nothing of the moment at which it changes. */
    boolean isUsual(Instant now) {
        return now.isBefore(usualUntil);
    }

    boolean isValid(Instant now) {
        return now.isBefore(validUntil);
    }

    /** Its bytes, with a guess at those of its smaller forms, which are made when they are asked for. */
    int weight() {
        long bytes = encoded.plainLength();
        return (int) Math.min(Integer.MAX_VALUE / 2, bytes + bytes / 2);
    }
}
