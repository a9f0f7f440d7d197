package dev.masthead.examples.cluster;

/**
 * What became of acknowledged writes.
 *
 * @param lost acknowledged and not there
 * @param doubled there more than once
 * @param half there in one of the two collections of its batch only
 * @param overwritten updates that another one went over
 * @param unacknowledged there and never acknowledged: allowed
 */
record Findings(long lost, long doubled, long half, long overwritten, long unacknowledged) {

    static final Findings NONE = new Findings(0, 0, 0, 0, 0);

    /** The worse of two looks. */
    Findings or(Findings other) {
        return new Findings(
                Math.max(lost, other.lost),
                Math.max(doubled, other.doubled),
                Math.max(half, other.half),
                Math.max(overwritten, other.overwritten),
                Math.max(unacknowledged, other.unacknowledged));
    }

    /** Whether every promise was kept. */
    boolean clean() {
        return lost == 0 && doubled == 0 && half == 0 && overwritten == 0;
    }
}
