package dev.masthead.examples.redis;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the parts of one collection are. Its slots, from 1 on, are one sorted set for each index, then one hash of taken
 * values for each unique key, both by name. Immutable.
 */
final class RedisCollection {

    private final String start;
    private final CollectionSpec spec;
    private final List<IndexSpec> indexes;
    private final List<KeySpec> uniqueKeys;

    RedisCollection(String prefix, CollectionSpec spec) {
        this.start = "{" + prefix + "}:" + spec.name() + ":";
        this.spec = spec;
        this.indexes = spec.indexes().stream()
                .sorted(Comparator.comparing(IndexSpec::name))
                .toList();
        this.uniqueKeys = spec.keys().stream()
                .filter(KeySpec::unique)
                .sorted(Comparator.comparing(KeySpec::name))
                .toList();
    }

    String name() {
        return spec.name();
    }

    CollectionSpec spec() {
        return spec;
    }

    int sortedSets() {
        return indexes.size();
    }

    int uniqueKeys() {
        return uniqueKeys.size();
    }

    /** The unique key that has this slot. */
    String uniqueKey(int slot) {
        return uniqueKeys.get(slot - 1 - indexes.size()).name();
    }

    /** The hash of records: id to version, colon, payload. */
    byte[] records() {
        return Reply.bytes(start + "r");
    }

    /** The hash of what is in the slots for each record: id to version and entries, packed by the scripts. */
    byte[] meta() {
        return Reply.bytes(start + "m");
    }

    /** The set of ids that were changed during a migration. */
    byte[] dirty() {
        return Reply.bytes(start + "d");
    }

    byte[] index(IndexSpec index) {
        return Reply.bytes(start + "i:" + index.name());
    }

    /** The meta and the slots, as they are named in use. */
    List<byte[]> inUse() {
        return parts("");
    }

    /** The same while they are being built. */
    List<byte[]> inBuilding() {
        return parts("b:");
    }

    private List<byte[]> parts(String stage) {
        return Stream.concat(Stream.of("m"), fields().keySet().stream().map(this::part))
                .map(part -> Reply.bytes(start + stage + part))
                .toList();
    }

    /** What the schema says of this collection when it is as declared: how each slot is made, in the order of slots. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        indexes.forEach(index -> fields.put(field(index), signature(index)));
        uniqueKeys.forEach(key -> fields.put("u:" + name() + ":" + key.name(), signature(key.name())));
        return fields;
    }

    String field(IndexSpec index) {
        return "i:" + name() + ":" + index.name();
    }

    /** The key of the part that a field of the schema is about. */
    byte[] keyOf(String field) {
        return Reply.bytes(start + part(field));
    }

    private String part(String field) {
        return field.substring(0, 2) + field.substring(name().length() + 3);
    }

    String signature(IndexSpec index) {
        return index.equality().stream().map(this::signature).collect(Collectors.joining(","))
                + index.order().map(key -> ">" + signature(key)).orElse("");
    }

    private String signature(String key) {
        KeySpec declared = spec.key(key).orElseThrow();
        return key + " " + declared.type() + (declared.many() ? "*" : "");
    }

    /** What a record has in the slots: how many entries, then slot and bytes of each. */
    List<byte[]> entries(String id, String payload) {
        Keys keys = spec.keysOf().keysOf(payload);
        List<byte[]> found = new ArrayList<>();
        int slot = 1;
        for (IndexSpec index : indexes) {
            for (SortableBytes start : starts(index, keys)) {
                add(found, slot, start.addId(id));
            }
            slot++;
        }
        for (KeySpec key : uniqueKeys) {
            for (KeyValue value : keys.values(key.name())) {
                add(found, slot, new SortableBytes().add(value));
            }
            slot++;
        }
        found.add(0, number(found.size() / 2));
        return found;
    }

    /** One for each value of the many-valued key, none when a key is absent. */
    private static List<SortableBytes> starts(IndexSpec index, Keys keys) {
        List<byte[]> starts = List.of(new byte[0]);
        for (String key :
                Stream.concat(index.equality().stream(), index.order().stream()).toList()) {
            Set<KeyValue> values = keys.values(key);
            starts = starts.stream()
                    .flatMap(start -> values.stream()
                            .map(value -> new SortableBytes(start).add(value).bytes()))
                    .toList();
        }
        return starts.stream().map(SortableBytes::new).toList();
    }

    private static void add(List<byte[]> entries, int slot, SortableBytes entry) {
        entries.add(number(slot));
        entries.add(entry.bytes());
    }

    static byte[] number(long number) {
        return Reply.bytes(Long.toString(number));
    }
}
