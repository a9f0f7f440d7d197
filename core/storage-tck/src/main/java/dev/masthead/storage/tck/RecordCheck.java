package dev.masthead.storage.tck;

import dev.masthead.spi.StoredRecord;
import java.util.Optional;

/** Compares a record that was read with the model's, and tells which rule a wrong one breaks. */
final class RecordCheck {

    private final Optional<StoredRecord> expected;

    RecordCheck(Model model, String collection, String id) {
        this.expected = model.get(collection, id);
    }

    Optional<Finding> check(Optional<StoredRecord> got) {
        return got.equals(expected)
                ? Optional.empty()
                : Optional.of(new Finding(
                        rule(got),
                        "expected " + expected.map(Spelling::of).orElse("no record") + "\n    but got  "
                                + got.map(Spelling::of).orElse("no record")));
    }

    private String rule(Optional<StoredRecord> got) {
        if (expected.isEmpty()) {
            return "S-12";
        }
        if (got.isEmpty()) {
            return "S-11";
        }
        boolean sameVersion = got.get().version() == expected.get().version();
        boolean samePayload = got.get().payload().equals(expected.get().payload());
        if (samePayload) {
            return sameVersion ? "S-10" : "S-42";
        }
        return sameVersion ? "S-10" : "S-11";
    }
}
