package dev.masthead.forms;

/** Punycode, RFC 3492: a label of Unicode letters in ASCII. */
final class Punycode {

    private static final int TMIN = 1;
    private static final int TMAX = 26;
    private static final int RADIX = 36;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 0x80;

    private final int[] input;
    private final StringBuilder output = new StringBuilder();
    private int bias = INITIAL_BIAS;
    private int delta;
    private int handled;
    private int basic;

    private Punycode(String label) {
        this.input = label.codePoints().toArray();
    }

    /** The label's encoding without {@code xn--}; at most 254 characters go in, so that nothing overflows. */
    static String encode(String label) {
        return new Punycode(label).encode();
    }

    private String encode() {
        for (int c : input) {
            if (c < INITIAL_N) {
                output.append((char) c);
            }
        }
        basic = output.length();
        handled = basic;
        if (basic > 0) {
            output.append('-');
        }
        for (int n = INITIAL_N; handled < input.length; n++) {
            int next = smallestFrom(n);
            delta += (next - n) * (handled + 1);
            n = next;
            insertAll(n);
            delta++;
        }
        return output.toString();
    }

    private int smallestFrom(int n) {
        int smallest = Integer.MAX_VALUE;
        for (int c : input) {
            if (c >= n && c < smallest) {
                smallest = c;
            }
        }
        return smallest;
    }

    private void insertAll(int n) {
        for (int c : input) {
            if (c < n) {
                delta++;
            } else if (c == n) {
                append(delta);
                bias = adapted();
                delta = 0;
                handled++;
            }
        }
    }

    private void append(int number) {
        int rest = number;
        for (int k = RADIX; ; k += RADIX) {
            int threshold = Math.min(TMAX, Math.max(TMIN, k - bias));
            if (rest < threshold) {
                output.append(digit(rest));
                return;
            }
            output.append(digit(threshold + (rest - threshold) % (RADIX - threshold)));
            rest = (rest - threshold) / (RADIX - threshold);
        }
    }

    private int adapted() {
        int d = handled == basic ? delta / DAMP : delta / 2;
        d += d / (handled + 1);
        int k = 0;
        while (d > (RADIX - TMIN) * TMAX / 2) {
            d /= RADIX - TMIN;
            k += RADIX;
        }
        return k + (RADIX - TMIN + 1) * d / (d + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }
}
