package dev.masthead.storage.tck;

import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a history in which each batch writes the same version of the same records, in several collections: they are one
 * register, whichever of them a read looks at.
 */
final class Together {

    private final List<Operation> operations;

    Together(List<Operation> operations) {
        this.operations = operations;
    }

    /** Half a batch in one page, or records that show two moments (S-40). */
    Optional<Finding> finding() {
        for (Operation operation : operations) {
            if (seen(operation).size() > 1) {
                return Optional.of(new Finding("S-40", "One page shows half a batch:\n    " + operation.text()));
            }
        }
        List<Touch<Long>> touches =
                operations.stream().flatMap(Together::touches).toList();
        return new Linearizability<>(touches, Write.ABSENT)
                .violation()
                .map(half -> new Finding(
                        "S-40", "A batch was visible in one record before another of its records:\n" + half));
    }

    private static Stream<Touch<Long>> touches(Operation operation) {
        if (operation.call() instanceof Operation.Call.Commit commit && (operation.done() || operation.unknown())) {
            Write write = commit.batch().writes().get(0);
            long after = Registers.version(Registers.after(write));
            return Stream.of(Touch.change(
                    operation, before -> before == write.expectedVersion() ? Optional.of(after) : Optional.empty()));
        }
        return seen(operation).stream().map(version -> Touch.look(operation, version::equals));
    }

    private static Set<Long> seen(Operation operation) {
        if (!(operation.answer() instanceof Operation.Answer.Found found)) {
            return Set.of();
        }
        return found.records().isEmpty()
                ? Set.of(Write.ABSENT)
                : found.records().stream().map(StoredRecord::version).collect(Collectors.toSet());
    }
}
