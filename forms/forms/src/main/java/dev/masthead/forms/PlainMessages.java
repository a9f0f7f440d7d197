package dev.masthead.forms;

import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Fills the parameters of a constraint's message in, and leaves expressions as they are. Some of Bean Validation's own
 * messages have one, as {@code @DecimalMin}'s; the interpolator below would warn of each in the log, though no reader is told
 * it: {@link Messages} has words of its own.
 */
final class PlainMessages extends ParameterMessageInterpolator {

    /** How an expression begins. */
    static final String EXPRESSION = "${";

    PlainMessages() {
        super(Set.of(Locale.ENGLISH), Locale.ENGLISH, false);
    }

    @Override
    protected String interpolate(Context context, Locale locale, String term) {
        return term.startsWith(EXPRESSION) ? term : super.interpolate(context, locale, term);
    }
}
