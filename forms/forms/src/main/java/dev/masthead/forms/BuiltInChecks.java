package dev.masthead.forms;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The checks that Masthead brings. No weight reaches the threshold by itself: readers without referrer, with a password
 * manager that fills everything in, or with quick autofill are common; two such things at once are not.
 */
final class BuiltInChecks {

    private static final int STRONG = 60;
    private static final int WEAK = 40;

    private BuiltInChecks() {}

    static List<Check> all() {
        return List.of(
                Check.of(Submission.HONEYPOT, STRONG, Evidence::isDecoyFilled),
                Check.of(Submission.NO_ORIGIN, WEAK, Evidence::isOriginSilent),
                Check.of(Submission.TOO_FAST, STRONG, evidence -> evidence.stamp() == Evidence.Stamp.TOO_FAST),
                Check.of(Submission.BAD_STAMP, STRONG, evidence -> evidence.stamp() == Evidence.Stamp.INVALID),
                Check.of(Submission.LINKS, STRONG, anyText(TextDensity::isFullOfLinks)),
                Check.of(Submission.REPEATS, WEAK, anyText(TextDensity::repeatsItself)));
    }

    static Check disposableEmail(Collection<String> domains) {
        DisposableDomains disposable = new DisposableDomains(domains);
        return Check.of(
                Submission.DISPOSABLE_EMAIL, WEAK, any(type -> type == FieldType.EMAIL, disposable::isAddressOf));
    }

    private static Predicate<Evidence> anyText(Predicate<String> suspicious) {
        return any(type -> type == FieldType.TEXT || type == FieldType.TEXTAREA, suspicious);
    }

    private static Predicate<Evidence> any(Predicate<FieldType> type, Predicate<String> suspicious) {
        return evidence -> {
            for (Field field : evidence.form().fields()) {
                if (type.test(field.type()) && suspicious.test(evidence.text(field.name()))) {
                    return true;
                }
            }
            return false;
        };
    }
}
