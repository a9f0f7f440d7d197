package dev.masthead.examples.redis;

import dev.masthead.examples.redis.Schema.Opened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the indexes to what is declared (S-02): all slots of a collection that is declared differently are built beside
 * those in use, then take their place at one moment. Until then others read and write as before; a failure, or the end of
 * this process, leaves nothing but keys that the next migration removes.
 */
final class Migration {

    private static final int TRIES_BESIDE_WRITERS = 5;

    private final RedisServer server;
    private final Schema schema;
    private final List<RedisCollection> declared;

    Migration(RedisServer server, Schema schema, List<RedisCollection> declared) {
        this.server = server;
        this.schema = schema;
        this.declared = declared;
    }

    /** Migrates where there is anything to do, and gives the collections as they are then. */
    List<Opened> opened() {
        Map<String, String> fields = schema.read(server);
        boolean leftBehind =
                fields.keySet().stream().anyMatch(field -> field.startsWith("b:")) && !BuildLock.isHeld(server, schema);
        if (leftBehind || !changed(fields).isEmpty()) {
            return migrated();
        }
        return opened(fields);
    }

    private List<Opened> migrated() {
        try (BuildLock lock = BuildLock.take(server, schema)) {
            Map<String, String> fields = new HashMap<>(schema.read(server));
            List<RedisCollection> changed = changed(fields);
            start(lock, changed);
            if (!changed.isEmpty()) {
                try {
                    fields.putAll(built(lock, fields, changed));
                } catch (RuntimeException e) {
                    giveUp(lock, e);
                    throw e;
                }
            }
            return opened(fields);
        }
    }

    private List<RedisCollection> changed(Map<String, String> fields) {
        return declared.stream()
                .filter(collection -> !Schema.isAsDeclared(fields, collection))
                .toList();
    }

    private List<Opened> opened(Map<String, String> fields) {
        return declared.stream()
                .map(collection -> Schema.opened(fields, collection))
                .toList();
    }

    /** Clears what was left of another migration, and has every writer note what it changes from here on. */
    private void start(BuildLock lock, List<RedisCollection> changed) {
        List<byte[]> keys = new ArrayList<>(List.of(schema.key(), schema.lock(), schema.building()));
        List<byte[]> arguments =
                new ArrayList<>(List.of(lock.token(), lock.leaseMillis(), RedisCollection.number(Schema.FORMAT)));
        for (RedisCollection collection : changed) {
            keys.add(collection.dirty());
            keys.addAll(collection.inBuilding());
            arguments.add(Reply.bytes(collection.name()));
        }
        BuildLock.held(server.repeatable(Script.BUILD_START, keys, arguments));
    }

    /** Builds, and gives the new generations. */
    private Map<String, String> built(BuildLock lock, Map<String, String> fields, List<RedisCollection> changed) {
        List<IndexBuild> builds = changed.stream()
                .map(collection -> new IndexBuild(server, schema, lock, collection))
                .toList();
        for (IndexBuild build : builds) {
            build.everything(fields);
        }
        Swap swap = new Swap(server, schema, fields, changed);
        for (int tries = 0; ; tries++) {
            Reply reply = BuildLock.held(swap.attempt(lock, tries >= TRIES_BESIDE_WRITERS));
            if (reply.is("DONE")) {
                return swap.generations(reply);
            }
            builds.forEach(IndexBuild::changedMeanwhile);
        }
    }

    private void giveUp(BuildLock lock, RuntimeException why) {
        try {
            start(lock, List.of());
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
