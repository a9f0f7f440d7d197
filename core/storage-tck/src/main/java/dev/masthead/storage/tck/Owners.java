package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges a history by each value of one unique key alone: it has no owner or one. In the history each record is written
 * by one thread only, so that it is known which value a write gives back.
 */
final class Owners {

    private final List<Operation> operations;
    private final CollectionSpec spec;
    private final String key;

    Owners(List<Operation> operations, CollectionSpec spec, String key) {
        this.operations = operations;
        this.spec = spec;
        this.key = key;
    }

    /** What is wrong: two owners at once (S-44), a refusal without an owner (S-43), or what was read (S-11). */
    List<Finding> findings() {
        Map<KeyValue, List<Touch<Optional<String>>>> claims = claims();
        List<Finding> findings = new ArrayList<>();
        claims.forEach((value, touches) -> finding(value, touches).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> finding(KeyValue value, List<Touch<Optional<String>>> claims) {
        String what = "The claims of " + Spelling.of(value) + " as " + key + " fit into no order";
        Optional<String> two = violation(List.of(claims));
        if (two.isPresent()) {
            return Optional.of(new Finding("S-44", what + ", as it had two owners:\n" + two.get()));
        }
        List<Touch<Optional<String>>> refusals = touches(operation -> refusal(operation, value));
        Optional<String> free = violation(List.of(claims, refusals));
        if (free.isPresent()) {
            return Optional.of(refused(what, free.get()));
        }
        List<Touch<Optional<String>>> reads =
                touches(operation -> owner(operation, value).map(owner -> Touch.look(operation, owner::equals)));
        return violation(List.of(claims, reads))
                .map(read -> new Finding("S-11", what + ", as a read sees another owner:\n" + read))
                .or(() -> violation(List.of(claims, refusals, reads)).map(read -> refused(what, read)));
    }

    private static Finding refused(String what, String history) {
        return new Finding("S-43", what + ", as it was refused while nobody had it:\n" + history);
    }

    private List<Touch<Optional<String>>> touches(Function<Operation, Optional<Touch<Optional<String>>>> touch) {
        return operations.stream().map(touch).flatMap(Optional::stream).toList();
    }

    private static Optional<String> violation(List<List<Touch<Optional<String>>>> touches) {
        List<Touch<Optional<String>>> all =
                touches.stream().flatMap(List::stream).toList();
        return new Linearizability<>(all, Optional.<String>empty()).violation();
    }

    /** By value, what each acknowledged write takes and gives back. */
    private Map<KeyValue, List<Touch<Optional<String>>>> claims() {
        Map<KeyValue, List<Touch<Optional<String>>>> claims = new HashMap<>();
        Map<String, Set<KeyValue>> held = new HashMap<>();
        for (Operation operation : operations) {
            for (Write write : operation.done() ? writes(operation) : List.<Write>of()) {
                Set<KeyValue> before = held.getOrDefault(write.id(), Set.of());
                Set<KeyValue> after = values(write);
                held.put(write.id(), after);
                Set<KeyValue> touched = new HashSet<>(before);
                touched.addAll(after);
                for (KeyValue value : touched) {
                    Optional<String> had = owner(before.contains(value), write.id());
                    Optional<String> has = owner(after.contains(value), write.id());
                    claims.computeIfAbsent(value, v -> new ArrayList<>())
                            .add(Touch.change(
                                    operation, owner -> owner.equals(had) ? Optional.of(has) : Optional.empty()));
                }
            }
        }
        return claims;
    }

    private static Optional<String> owner(boolean owns, String id) {
        return owns ? Optional.of(id) : Optional.empty();
    }

    /** A refused claim of a single value tells that another record had it. */
    private Optional<Touch<Optional<String>>> refusal(Operation operation, KeyValue value) {
        List<Write> writes = writes(operation);
        boolean refused = operation.answer() instanceof Operation.Answer.Duplicate duplicate
                && duplicate.key().equals(key)
                && writes.size() == 1
                && values(writes.get(0)).equals(Set.of(value));
        return refused
                ? Optional.of(Touch.look(
                        operation,
                        owner -> owner.isPresent()
                                && !owner.get().equals(writes.get(0).id())))
                : Optional.empty();
    }

    /** Who has a value, as a query for it shows. */
    private Optional<Optional<String>> owner(Operation operation, KeyValue value) {
        boolean asked = operation.call() instanceof Operation.Call.Find find && asks(find.query(), value);
        return asked && operation.answer() instanceof Operation.Answer.Found found
                ? Optional.of(found.records().stream().map(StoredRecord::id).findFirst())
                : Optional.empty();
    }

    private boolean asks(Query query, KeyValue value) {
        return query.collection().equals(spec.name())
                && value.equals(query.equality().get(key));
    }

    private List<Write> writes(Operation operation) {
        return operation.call() instanceof Operation.Call.Commit commit
                ? commit.batch().writes().stream()
                        .filter(write -> write.collection().equals(spec.name()))
                        .toList()
                : List.of();
    }

    private Set<KeyValue> values(Write write) {
        return write instanceof Write.Put put
                ? spec.keysOf().keysOf(put.payload()).values(key)
                : Set.of();
    }
}
