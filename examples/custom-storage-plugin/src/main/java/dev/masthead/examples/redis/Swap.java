package dev.masthead.examples.redis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The last step of a migration: what was built takes the place of what was in use, in all collections at one moment. */
final class Swap {

    private final RedisServer server;
    private final Schema schema;
    private final Map<String, String> before;
    private final List<RedisCollection> changed;

    Swap(RedisServer server, Schema schema, Map<String, String> before, List<RedisCollection> changed) {
        this.server = server;
        this.schema = schema;
        this.before = before;
        this.changed = changed;
    }

    /**
     * Tries it.
     *
     * @param closing whether writers are to be kept out, should it fail because they changed something meanwhile
     */
    Reply attempt(BuildLock lock, boolean closing) {
        List<byte[]> dirty = changed.stream().map(RedisCollection::dirty).toList();
        List<byte[]> going = going();
        List<byte[]> keys = new ArrayList<>(List.of(schema.key(), schema.lock(), schema.building()));
        keys.addAll(dirty);
        keys.addAll(going);
        keys.addAll(renamed());
        List<byte[]> arguments = new ArrayList<>(List.of(
                lock.token(),
                Reply.bytes(closing ? "close" : "wait"),
                RedisCollection.number(dirty.size()),
                RedisCollection.number(going.size()),
                RedisCollection.number(changed.size())));
        changed.forEach(collection -> arguments.add(Reply.bytes(collection.name())));
        changed.forEach(collection -> collection.fields().forEach((field, signature) -> {
            arguments.add(Reply.bytes(field));
            arguments.add(Reply.bytes(signature));
        }));
        return server.repeatable(Script.BUILD_FINISH, keys, arguments);
    }

    /** All that is in use, and all that the last declaration had. */
    private List<byte[]> going() {
        List<byte[]> keys = new ArrayList<>();
        for (RedisCollection collection : changed) {
            keys.add(collection.meta());
            Set<String> fields = new TreeSet<>(collection.fields().keySet());
            fields.addAll(Schema.slotsOf(before, collection).keySet());
            fields.forEach(field -> keys.add(collection.keyOf(field)));
        }
        return keys;
    }

    private List<byte[]> renamed() {
        List<byte[]> pairs = new ArrayList<>();
        for (RedisCollection collection : changed) {
            List<byte[]> built = collection.inBuilding();
            List<byte[]> places = collection.inUse();
            for (int i = 0; i < built.size(); i++) {
                pairs.add(built.get(i));
                pairs.add(places.get(i));
            }
        }
        return pairs;
    }

    /** The generations that the last attempt has made, as fields of the schema. */
    Map<String, String> generations(Reply reply) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < changed.size(); i++) {
            fields.put("g:" + changed.get(i).name(), reply.text(i + 1));
        }
        return fields;
    }
}
