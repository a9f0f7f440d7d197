package dev.masthead.examples.redis;

import dev.masthead.examples.redis.Schema.Opened;
import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import redis.clients.jedis.Protocol.Command;

/** A record store on one Redis server: every call is one round trip. */
final class RedisStore implements RecordStore {

    private static final int MAX_COUNT = 10_000;

    private final RedisServer server;
    private final Schema schema;
    private final Map<String, Opened> collections;
    private final Set<Capability> capabilities;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    RedisStore(RedisServer server, Schema schema, List<Opened> collections, Set<Capability> capabilities) {
        this.server = server;
        this.schema = schema;
        this.collections = collections.stream()
                .collect(Collectors.toMap(opened -> opened.collection().name(), Function.identity()));
        this.capabilities = capabilities;
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        RedisCollection asked = opened(collection).collection();
        // A lone surrogate would be sent as a question mark, and find another record.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            return whileOpen(Optional::empty);
        }
        return whileOpen(() -> server.command(Command.HGET, asked.records(), Reply.bytes(id)) instanceof byte[] record
                ? Optional.of(record(id, record))
                : Optional.empty());
    }

    @Override
    public Page query(Query query) {
        RedisCollection asked = opened(query.collection()).collection();
        Stretch stretch = new Stretch(asked, query);
        return whileOpen(() -> page(server, schema, asked, stretch, query.limit()));
    }

    static Page page(RedisServer server, Schema schema, RedisCollection collection, Stretch stretch, int limit) {
        boolean reverse = stretch.isDescending();
        Reply reply = server.repeatable(
                Script.PAGE,
                List.of(schema.key(), stretch.key(), collection.records()),
                List.of(
                        stretch.field(),
                        stretch.signature(),
                        Reply.bytes(reverse ? "REV" : ""),
                        reverse ? stretch.most() : stretch.least(),
                        reverse ? stretch.least() : stretch.most(),
                        RedisCollection.number(limit)));
        checkUpToDate(reply, collection.name());
        List<StoredRecord> records = new ArrayList<>();
        for (int i = 2; i < reply.size(); i += 2) {
            records.add(record(reply.text(i), reply.bytes(i + 1)));
        }
        return new Page(
                records, reply.optional(1).filter(last -> last.length > 0).map(stretch::cursor));
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > MAX_COUNT) {
            throw new IllegalArgumentException("A count is bounded by 1 to 10,000, not by " + atMost);
        }
        Stretch stretch = new Stretch(opened(query.collection()).collection(), query);
        return whileOpen(() -> {
            Reply reply = server.repeatable(
                    Script.COUNT,
                    List.of(schema.key(), stretch.key()),
                    List.of(stretch.field(), stretch.signature(), stretch.least(), stretch.most()));
            checkUpToDate(reply, query.collection());
            return (long) Math.min(atMost, reply.number(1));
        });
    }

    @Override
    public void commit(Batch batch) {
        Commit commit = new Commit(batch, this::opened);
        whileOpen(() -> {
            Reply reply = server.once(Script.COMMIT, commit.keys(schema), commit.arguments());
            commit.check(reply);
            return reply;
        });
    }

    private Opened opened(String collection) {
        Opened opened = collections.get(collection);
        if (opened == null) {
            throw new IllegalArgumentException(
                    "No collection " + collection + " was declared when the store was opened");
        }
        return opened;
    }

    static StoredRecord record(String id, byte[] record) {
        String text = Reply.text(record);
        int colon = text.indexOf(':');
        return new StoredRecord(id, Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static void checkUpToDate(Reply reply, String collection) {
        if (reply.is("MIGRATED")) {
            throw Refusal.migrated(collection);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    private <T> T whileOpen(Supplier<T> call) {
        Lock lock = open.readLock();
        lock.lock();
        try {
            if (closed) {
                throw new StoreException("The store is closed; open it again");
            }
            return call.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        Lock lock = open.writeLock();
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                server.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
