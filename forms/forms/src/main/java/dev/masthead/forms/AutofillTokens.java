package dev.masthead.forms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The autofill tokens of the HTML Living Standard (4.10.18.7.1), and the order in which they stand. */
final class AutofillTokens {

    private static final Set<String> ADDRESSES = Set.of("shipping", "billing");
    private static final Set<String> PLACES = Set.of("home", "work", "mobile", "fax", "pager");
    private static final Set<String> CONTACTS = Set.of(
            "tel",
            "tel-country-code",
            "tel-national",
            "tel-area-code",
            "tel-local",
            "tel-local-prefix",
            "tel-local-suffix",
            "tel-extension",
            "email",
            "impp");
    private static final Set<String> OTHERS = Set.of(
            "name",
            "honorific-prefix",
            "given-name",
            "additional-name",
            "family-name",
            "honorific-suffix",
            "nickname",
            "username",
            "new-password",
            "current-password",
            "one-time-code",
            "organization-title",
            "organization",
            "street-address",
            "address-line1",
            "address-line2",
            "address-line3",
            "address-level4",
            "address-level3",
            "address-level2",
            "address-level1",
            "country",
            "country-name",
            "postal-code",
            "cc-name",
            "cc-given-name",
            "cc-additional-name",
            "cc-family-name",
            "cc-number",
            "cc-exp",
            "cc-exp-month",
            "cc-exp-year",
            "cc-csc",
            "cc-type",
            "transaction-currency",
            "transaction-amount",
            "language",
            "bday",
            "bday-day",
            "bday-month",
            "bday-year",
            "sex",
            "url",
            "photo");

    private AutofillTokens() {}

    /** What is wrong with the value of an attribute {@code autocomplete}, and how to mend it. */
    static Optional<String> findingIn(String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        if (lower.equals("on") || lower.equals("off")) {
            return Optional.empty();
        }
        Deque<String> tokens = new ArrayDeque<>(List.of(lower.split("\\s+")));
        if (first(tokens).startsWith("section-") && first(tokens).length() > "section-".length()) {
            tokens.remove();
        }
        if (ADDRESSES.contains(first(tokens))) {
            tokens.remove();
        }
        boolean placed = PLACES.contains(first(tokens));
        if (placed) {
            tokens.remove();
        }
        return field(first(tokens), placed).or(() -> rest(tokens));
    }

    private static String first(Deque<String> tokens) {
        return tokens.isEmpty() ? "" : tokens.element();
    }

    private static Optional<String> field(String name, boolean placed) {
        if (CONTACTS.contains(name)) {
            return Optional.empty();
        }
        if (OTHERS.contains(name)) {
            return placed
                    ? Optional.of("has home, work, mobile, fax or pager before '" + name
                            + "'; they stand before tel, email and impp only")
                    : Optional.empty();
        }
        return Optional.of(
                (name.isEmpty() ? "names no field" : "has '" + name + "', which the HTML standard does not know")
                        + "; write off, or one of its names such as name, given-name, street-address, postal-code, email, tel");
    }

    private static Optional<String> rest(Deque<String> tokens) {
        tokens.remove();
        boolean known = tokens.isEmpty() || (tokens.size() == 1 && first(tokens).equals("webauthn"));
        return known
                ? Optional.empty()
                : Optional.of(
                        "goes on with '" + first(tokens) + "'; one field has one name: put section-..., shipping or"
                                + " billing, and home, work or mobile in front, in this order");
    }
}
