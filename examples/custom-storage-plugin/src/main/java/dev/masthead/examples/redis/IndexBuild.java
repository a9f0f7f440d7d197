package dev.masthead.examples.redis;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.Protocol.Command;

/** Builds the slots of one collection from its payloads, while others go on writing. */
final class IndexBuild {

    private static final int STEP = 100;

    private final RedisServer server;
    private final Schema schema;
    private final BuildLock lock;
    private final RedisCollection collection;

    IndexBuild(RedisServer server, Schema schema, BuildLock lock, RedisCollection collection) {
        this.server = server;
        this.schema = schema;
        this.lock = lock;
        this.collection = collection;
    }

    /** Walks through all records, if the collection has been there before. */
    void everything(Map<String, String> fields) {
        if (!fields.containsKey("g:" + collection.name())) {
            return;
        }
        Optional<Cursor> next = Optional.empty();
        do {
            Query query = Query.of(collection.name(), CollectionSpec.ALL)
                    .limit(STEP)
                    .after(next)
                    .build();
            Page page = RedisStore.page(server, schema, collection, new Stretch(collection, query), STEP);
            List<byte[]> records = new ArrayList<>();
            page.records().forEach(record -> addTo(records, record));
            index(records);
            next = page.next();
        } while (next.isPresent());
    }

    /** Indexes again what others have changed up to now. */
    void changedMeanwhile() {
        Object count = server.command(Command.SCARD, collection.dirty());
        long rounds = count instanceof Long dirty ? dirty / STEP + 1 : 1;
        for (long round = 0; round < rounds; round++) {
            List<byte[]> records = new ArrayList<>();
            if (server.command(Command.SRANDMEMBER, collection.dirty(), RedisCollection.number(STEP))
                    instanceof List<?> ids) {
                Reply reply = new Reply(ids);
                for (int i = 0; i < reply.size(); i++) {
                    addTo(records, reply.text(i));
                }
            }
            index(records);
        }
    }

    private void addTo(List<byte[]> records, String id) {
        if (server.command(Command.HGET, collection.records(), Reply.bytes(id)) instanceof byte[] record) {
            addTo(records, RedisStore.record(id, record));
        } else {
            records.addAll(List.of(Reply.bytes(id), RedisCollection.number(Write.ABSENT), RedisCollection.number(0)));
        }
    }

    private void addTo(List<byte[]> records, StoredRecord record) {
        records.add(Reply.bytes(record.id()));
        records.add(RedisCollection.number(record.version()));
        records.addAll(collection.entries(record.id(), record.payload()));
    }

    /** A taken unique value may be out of date: whoever holds it is read again, once, before it counts. */
    private void index(List<byte[]> records) {
        Set<List<String>> seen = new HashSet<>();
        Reply reply = run(records);
        while (reply.is("DUPLICATE")) {
            String holder = reply.text(3);
            if (!seen.add(List.of(reply.text(2), holder))) {
                throw new DuplicateKeyException(collection.name(), collection.uniqueKey(reply.number(1)));
            }
            List<byte[]> again = new ArrayList<>();
            addTo(again, holder);
            run(again);
            reply = run(records);
        }
    }

    private Reply run(List<byte[]> records) {
        List<byte[]> keys = new ArrayList<>(List.of(schema.lock(), collection.meta(), collection.dirty()));
        keys.addAll(collection.inBuilding());
        List<byte[]> arguments = new ArrayList<>(
                List.of(lock.token(), lock.leaseMillis(), RedisCollection.number(collection.sortedSets())));
        arguments.addAll(records);
        return BuildLock.held(server.repeatable(Script.BUILD_INDEX, keys, arguments));
    }
}
