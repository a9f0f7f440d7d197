package dev.masthead.storage.tck;

import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a history by each record alone: a register that is written when it has the expected version. Every query of the
 * history asks for a stretch in which each record of its collection is, as long as it exists.
 */
final class Registers {

    private record Place(String collection, String id) {}

    private final List<Operation> operations;

    Registers(List<Operation> operations) {
        this.operations = operations;
    }

    /** What is wrong: the writes alone (S-44), a value that was refused (S-45), what was read (S-11), or what a conflict tells (S-42). */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Place place : places()) {
            finding(place).ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> finding(Place place) {
        String record = "The calls on " + place.collection() + "/" + place.id() + " fit into no order";
        List<Touch<Optional<StoredRecord>>> writes = new ArrayList<>();
        List<Touch<Optional<StoredRecord>>> all = new ArrayList<>();
        for (Operation operation : operations) {
            writes(operation, place).ifPresent(writes::add);
            seen(operation, place).ifPresent(seen -> all.add(Touch.look(operation, seen::equals)));
        }
        Optional<String> lost = new Linearizability<>(writes, Optional.<StoredRecord>empty()).violation();
        if (lost.isPresent()) {
            return Optional.of(
                    new Finding("S-44", record + ", as one of several writers must have lost:\n" + lost.get()));
        }
        Optional<Finding> refused = refusedButRead(place);
        if (refused.isPresent()) {
            return refused;
        }
        all.addAll(writes);
        Optional<Finding> stale = new Linearizability<>(all, Optional.<StoredRecord>empty())
                .violation()
                .map(read ->
                        new Finding("S-11", record + ", as a read sees what was never so, or is so no more:\n" + read));
        operations.forEach(operation -> told(operation, place).ifPresent(all::add));
        return stale.or(() -> new Linearizability<>(all, Optional.<StoredRecord>empty())
                .violation()
                .map(told -> new Finding(
                        "S-42", record + ", as a conflict tells a version that was never there:\n" + told)));
    }

    private Set<Place> places() {
        Set<Place> places = new HashSet<>();
        for (Operation operation : operations) {
            if (operation.call() instanceof Operation.Call.Commit commit) {
                commit.batch().writes().forEach(write -> places.add(new Place(write.collection(), write.id())));
            }
        }
        return places;
    }

    /** What a commit did to a record: its write, or that it was refused because of this record. */
    private static Optional<Touch<Optional<StoredRecord>>> writes(Operation operation, Place place) {
        Optional<Write> write = writeTo(operation, place);
        if (write.isEmpty()) {
            return Optional.empty();
        }
        long expected = write.get().expectedVersion();
        if (operation.done() || operation.unknown()) {
            Optional<StoredRecord> after = after(write.get());
            return Optional.of(Touch.change(
                    operation, before -> version(before) == expected ? Optional.of(after) : Optional.empty()));
        }
        boolean conflict = operation.answer() instanceof Operation.Answer.Conflict named
                && named.id().equals(place.id())
                && named.collection().equals(place.collection());
        return conflict ? Optional.of(Touch.look(operation, before -> version(before) != expected)) : Optional.empty();
    }

    /** What the exception of a refused commit tells of a record. */
    private static Optional<Touch<Optional<StoredRecord>>> told(Operation operation, Place place) {
        return operation.answer() instanceof Operation.Answer.Conflict named
                        && named.id().equals(place.id())
                        && named.collection().equals(place.collection())
                ? Optional.of(Touch.look(operation, state -> version(state) == named.actualVersion()))
                : Optional.empty();
    }

    /** What a read shows of a record; empty when it does not look there. */
    private static Optional<Optional<StoredRecord>> seen(Operation operation, Place place) {
        if (!(operation.answer() instanceof Operation.Answer.Found found)) {
            return Optional.empty();
        }
        boolean there = operation.call() instanceof Operation.Call.Get get
                ? get.collection().equals(place.collection()) && get.id().equals(place.id())
                : collection(operation).equals(place.collection());
        return there
                ? Optional.of(found.records().stream()
                        .filter(record -> record.id().equals(place.id()))
                        .findFirst())
                : Optional.empty();
    }

    private Optional<Finding> refusedButRead(Place place) {
        for (Operation refused : operations) {
            Optional<StoredRecord> never = refused.done() || refused.unknown()
                    ? Optional.empty()
                    : writeTo(refused, place).flatMap(Registers::after);
            for (Operation reader : operations) {
                Optional<StoredRecord> seen =
                        never.isEmpty() ? Optional.empty() : seen(reader, place).flatMap(found -> found);
                if (seen.isPresent() && seen.equals(never)) {
                    return Optional.of(new Finding(
                            "S-45",
                            "A commit that failed was read:\n    " + refused.text() + "\n    " + reader.text()));
                }
            }
        }
        return Optional.empty();
    }

    static Optional<StoredRecord> after(Write write) {
        return write instanceof Write.Put put
                ? Optional.of(new StoredRecord(put.id(), put.version(), put.payload()))
                : Optional.empty();
    }

    static long version(Optional<StoredRecord> state) {
        return state.map(StoredRecord::version).orElse(Write.ABSENT);
    }

    private static Optional<Write> writeTo(Operation operation, Place place) {
        return operation.call() instanceof Operation.Call.Commit commit
                ? commit.batch().writes().stream()
                        .filter(write -> write.collection().equals(place.collection())
                                && write.id().equals(place.id()))
                        .findFirst()
                : Optional.empty();
    }

    private static String collection(Operation operation) {
        return operation.call() instanceof Operation.Call.Find find
                ? find.query().collection()
                : "";
    }
}
