package dev.masthead.forms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as browsers post them: the HTML standard's "valid floating-point number". Of at most {@value #MOST_DIGITS}
 * digits, so that a browser, which calculates in binary, and a program see the same number.
 */
final class Decimals {

    /** What a double keeps of any decimal number. */
    static final int MOST_DIGITS = 15;

    private static final int LONGEST = 40;
    private static final Pattern NUMBER =
            Pattern.compile("-?(?:[0-9]++(?:[.][0-9]++)?|[.][0-9]++)(?:[eE][+-]?[0-9]{1,2})?");

    private Decimals() {}

    /** The number, without zeros at its end; empty when it is none, or has too many digits. */
    static Optional<BigDecimal> parse(String text) {
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        int before = number.precision() - number.scale();
        boolean fits = number.precision() <= MOST_DIGITS && before <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
        return fits ? Optional.of(number.signum() == 0 ? BigDecimal.ZERO : number) : Optional.empty();
    }

    /** Without an exponent, and without zeros at its end. */
    static String canonical(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** With exactly these decimals; one with more stays as it is, for whoever checks the step. */
    static String canonical(BigDecimal number, int decimals) {
        return number.scale() > decimals
                ? canonical(number)
                : number.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }
}
