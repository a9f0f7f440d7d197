package dev.masthead.examples.redis;

import dev.masthead.examples.redis.Schema.Opened;
import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One batch in the words of the script that commits it. */
final class Commit {

    private final List<Write> writes;
    private final Map<String, Opened> collections = new LinkedHashMap<>();
    private final List<byte[]> arguments = new ArrayList<>();

    /** Reads the keys of all payloads, before anything is sent. */
    Commit(Batch batch, Function<String, Opened> opened) {
        this.writes = batch.writes();
        writes.forEach(write -> collections.computeIfAbsent(write.collection(), opened));
        addCollections();
        addWrites();
    }

    private void addCollections() {
        addNumber(collections.size());
        collections.values().forEach(opened -> {
            add(opened.collection().name());
            add(opened.generation());
            addNumber(opened.collection().sortedSets());
            addNumber(opened.collection().uniqueKeys());
        });
    }

    private void addWrites() {
        List<String> names = List.copyOf(collections.keySet());
        addNumber(writes.size());
        for (Write write : writes) {
            addNumber(names.indexOf(write.collection()) + 1L);
            add(write.id());
            addNumber(write.expectedVersion());
            if (write instanceof Write.Put put) {
                addNumber(put.version());
                add(put.version() + ":" + put.payload());
                arguments.addAll(collection(put).entries(put.id(), put.payload()));
            } else {
                addNumber(Write.ABSENT);
                add("");
                addNumber(0);
            }
        }
    }

    List<byte[]> keys(Schema schema) {
        List<byte[]> keys = new ArrayList<>(List.of(schema.key(), schema.lock()));
        for (Opened opened : collections.values()) {
            RedisCollection collection = opened.collection();
            List<byte[]> metaAndSlots = collection.inUse();
            keys.add(collection.records());
            keys.add(metaAndSlots.get(0));
            keys.add(collection.dirty());
            keys.addAll(metaAndSlots.subList(1, metaAndSlots.size()));
        }
        return keys;
    }

    List<byte[]> arguments() {
        return arguments;
    }

    /** Throws what the script found against the batch. */
    void check(Reply reply) {
        if (reply.is("MIGRATED")) {
            throw Refusal.migrated(reply.text(1));
        }
        if (reply.is("CONFLICT")) {
            Write write = writes.get(reply.number(1));
            throw new ConflictException(
                    write.collection(), write.id(), write.expectedVersion(), Long.parseLong(reply.text(2)));
        }
        if (reply.is("DUPLICATE")) {
            Write write = writes.get(reply.number(1));
            throw new DuplicateKeyException(
                    write.collection(), collection(write).uniqueKey(reply.number(2)));
        }
        if (!reply.is("DONE")) {
            throw new StoreException("Redis answered a commit with a word that this store does not know");
        }
    }

    private RedisCollection collection(Write write) {
        Opened opened = collections.get(write.collection());
        if (opened == null) {
            throw new IllegalArgumentException("No collection " + write.collection());
        }
        return opened.collection();
    }

    private void add(String text) {
        arguments.add(Reply.bytes(text));
    }

    private void addNumber(long number) {
        arguments.add(RedisCollection.number(number));
    }
}
