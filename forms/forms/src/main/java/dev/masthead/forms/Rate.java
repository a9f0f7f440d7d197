package dev.masthead.forms;

import java.time.Duration;

/**
 * How many posts one client address may send.
 *
 * @param posts the most in a row, 1 to 1,000,000
 * @param per the time in which so many may be sent again, a second or more
 */
public record Rate(int posts, Duration per) {

    /**
     * 300 posts in ten minutes: far above what a reader does, and above what an office or a school behind one address
     * does together.
     */
    public static final Rate DEFAULT = new Rate(300, Duration.ofMinutes(10));

    private static final int MOST = 1_000_000;
    private static final int ADDRESSES_OF_A_NETWORK = 10;

    /** Checks the bounds. */
    public Rate {
        if (posts < 1 || posts > MOST || per.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A rate is 1 to 1,000,000 posts in a second or more");
        }
    }

    /** What a network may send together: as much as ten addresses. */
    Rate ofNetwork() {
        return new Rate((int) Math.min(MOST, (long) posts * ADDRESSES_OF_A_NETWORK), per);
    }
}
