package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a record belongs to a query's result, for each part of the query apart; and where. */
final class Places {

    private Places() {}

    /** S-20: it has the values that are asked for. */
    static boolean equal(CollectionSpec spec, Query query, StoredRecord record) {
        Keys keys = keys(spec, record);
        return query.equality().entrySet().stream()
                .allMatch(wanted -> keys.values(wanted.getKey()).contains(wanted.getValue()));
    }

    /** S-25: it has a value for each key of the index. */
    static boolean complete(CollectionSpec spec, IndexSpec index, StoredRecord record) {
        Keys keys = keys(spec, record);
        return index.equality().stream().noneMatch(key -> keys.values(key).isEmpty())
                && index.order().stream().noneMatch(key -> keys.values(key).isEmpty());
    }

    /** S-25: one of its values in the index is an empty text, which some take for no value. */
    static boolean hasEmptyText(CollectionSpec spec, IndexSpec index, StoredRecord record) {
        Keys keys = keys(spec, record);
        KeyValue empty = KeyValue.of("");
        return Stream.concat(index.equality().stream(), index.order().stream())
                .anyMatch(key -> keys.values(key).contains(empty));
    }

    /** S-22: its order value is in the range. */
    static boolean inRange(CollectionSpec spec, Query query, StoredRecord record) {
        Optional<KeyValue> order = order(spec, query, record);
        return order.stream()
                .allMatch(value -> query.from().stream().allMatch(from -> compare(value, from) >= 0)
                        && query.to().stream().allMatch(to -> compare(value, to) < 0));
    }

    /** S-24: it comes behind the position. */
    static boolean behind(CollectionSpec spec, Query query, StoredRecord record) {
        Comparator<Cursor> order = directed(query);
        return query.after().stream().allMatch(after -> order.compare(position(spec, query, record), after) > 0);
    }

    /** S-21: the order of the query's result. */
    static Comparator<StoredRecord> order(CollectionSpec spec, Query query) {
        Comparator<Cursor> order = directed(query);
        return (a, b) -> order.compare(position(spec, query, a), position(spec, query, b));
    }

    /** Whether a store that orders text as Java's strings, or without regard to case, would put the record elsewhere. */
    static boolean dependsOnOrder(CollectionSpec spec, Query query, StoredRecord record) {
        Cursor place = position(spec, query, record);
        Stream<Boolean> bounds = Stream.concat(query.from().stream(), query.to().stream())
                .map(bound -> differs(place.order().orElse(bound), bound));
        Stream<Boolean> position = query.after().stream()
                .map(after -> differs(KeyValue.of(place.id()), KeyValue.of(after.id()))
                        || after.order().stream()
                                .anyMatch(bound -> differs(place.order().orElse(bound), bound)));
        return Stream.concat(bounds, position).anyMatch(differs -> differs);
    }

    private static boolean differs(KeyValue a, KeyValue b) {
        if (!(a instanceof KeyValue.Text left && b instanceof KeyValue.Text right)) {
            return false;
        }
        int bytes = Integer.signum(Model.byBytes(left.text(), right.text()));
        return bytes != Integer.signum(left.text().compareTo(right.text()))
                || bytes != Integer.signum(left.text().compareToIgnoreCase(right.text()));
    }

    private static Cursor position(CollectionSpec spec, Query query, StoredRecord record) {
        return new Cursor(order(spec, query, record), record.id());
    }

    private static Optional<KeyValue> order(CollectionSpec spec, Query query, StoredRecord record) {
        Keys keys = keys(spec, record);
        return query.check(spec)
                .order()
                .flatMap(key -> keys.values(key).stream().findFirst());
    }

    private static Comparator<Cursor> directed(Query query) {
        return query.direction() == Query.Direction.ASCENDING ? Places::compare : (a, b) -> compare(b, a);
    }

    private static int compare(Cursor a, Cursor b) {
        int byKey = a.order().isPresent() && b.order().isPresent()
                ? compare(a.order().get(), b.order().get())
                : 0;
        return byKey != 0 ? byKey : Model.byBytes(a.id(), b.id());
    }

    private static int compare(KeyValue a, KeyValue b) {
        if (a instanceof KeyValue.Text left && b instanceof KeyValue.Text right) {
            return Model.byBytes(left.text(), right.text());
        }
        if (a instanceof KeyValue.Int left && b instanceof KeyValue.Int right) {
            return Long.compare(left.value(), right.value());
        }
        if (a instanceof KeyValue.Time left && b instanceof KeyValue.Time right) {
            return left.instant().compareTo(right.instant());
        }
        throw new IllegalArgumentException("Values of two types");
    }

    private static Keys keys(CollectionSpec spec, StoredRecord record) {
        return spec.keysOf().keysOf(record.payload());
    }
}
