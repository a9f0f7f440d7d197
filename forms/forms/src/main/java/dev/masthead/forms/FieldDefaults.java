package dev.masthead.forms;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/** Completes a field: the limits that its kind has, whether its definition names them or not. */
final class FieldDefaults {

    private static final int LINE_LENGTH = 500;
    private static final int TEXT_LENGTH = 10_000;
    private static final int URL_LENGTH = 2_000;

    private final FieldDraft draft;
    private final Function<String, IllegalArgumentException> wrong;

    private FieldDefaults(FieldDraft draft, Function<String, IllegalArgumentException> wrong) {
        this.draft = draft;
        this.wrong = wrong;
    }

    /** The same draft, complete. */
    static FieldDraft of(FieldDraft draft, Function<String, IllegalArgumentException> wrong) {
        FieldDefaults defaults = new FieldDefaults(draft, wrong);
        defaults.length();
        defaults.rule();
        if (draft.type == FieldType.MONEY) {
            defaults.money();
        }
        if (draft.type == FieldType.RANGE) {
            defaults.range();
        }
        return draft;
    }

    private void length() {
        boolean open =
                draft.type == FieldType.TEXT || draft.type == FieldType.TEXTAREA || draft.type == FieldType.HIDDEN;
        int most = most();
        draft.maxLength = draft.maxLength == 0 || (!open && most < draft.maxLength) ? most : draft.maxLength;
    }

    private int most() {
        return switch (draft.type) {
            case TEXT, HIDDEN -> LINE_LENGTH;
            case TEXTAREA -> TEXT_LENGTH;
            case EMAIL -> EmailAddress.MAX_LENGTH;
            case TEL -> PhoneNumber.MAX_LENGTH;
            case URL -> URL_LENGTH;
            default -> 0;
        };
    }

    private void rule() {
        if (draft.type == FieldType.EMAIL) {
            draft.pattern = Optional.of(EmailRule.BROWSER_PATTERN);
            draft.autocomplete = draft.autocomplete.or(() -> Optional.of("email"));
        }
        if (draft.type == FieldType.TEL) {
            draft.pattern = Optional.of(PhoneNumber.PATTERN);
            draft.autocomplete = draft.autocomplete.or(() -> Optional.of("tel"));
        }
        if (draft.type == FieldType.URL) {
            draft.autocomplete = draft.autocomplete.or(() -> Optional.of("url"));
        }
    }

    private void money() {
        int decimals = decimals(draft.currency.orElse(""));
        draft.min = draft.min.or(() -> Optional.of("0"));
        draft.step = draft.step.or(
                () -> Optional.of(BigDecimal.ONE.movePointLeft(decimals).toPlainString()));
    }

    static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private int decimals(String code) {
        try {
            return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            throw wrong.apply("'" + code + "' is no currency of ISO 4217, such as EUR");
        }
    }

    private void range() {
        if (draft.min.isEmpty() || draft.max.isEmpty()) {
            throw wrong.apply("a range has a least and a greatest number: give min and max");
        }
        draft.step = draft.step.or(() -> Optional.of("1"));
    }
}
