package dev.masthead.examples.redis;

import dev.masthead.spi.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import redis.clients.jedis.Protocol.Command;

/**
 * How the collections were last declared: a hash with {@code format}; for each collection its generation, {@code g:name},
 * and how its slots are made, {@code i:name:index} and {@code u:name:key}; during a migration {@code b:name}. Immutable.
 */
final class Schema {

    /** The layout of everything here; a higher number is a later one. */
    static final int FORMAT = 1;

    private final String start;

    Schema(String prefix) {
        this.start = "{" + prefix + "}:";
    }

    byte[] key() {
        return Reply.bytes(start + "schema");
    }

    byte[] lock() {
        return Reply.bytes(start + "lock");
    }

    /** The set of keys that a migration builds, so that the next one can remove what it left. */
    byte[] building() {
        return Reply.bytes(start + "building");
    }

    /** Reads it all; refuses a later format. */
    Map<String, String> read(RedisServer server) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (server.command(Command.HGETALL, key()) instanceof List<?> pairs) {
            Reply reply = new Reply(pairs);
            for (int i = 0; i < reply.size(); i += 2) {
                fields.put(reply.text(i), reply.text(i + 1));
            }
        }
        if (Integer.parseInt(fields.getOrDefault("format", "0")) > FORMAT) {
            throw new StoreException(
                    "The data under the prefix " + server.settings().prefix()
                            + " was written by a later version of this store; use that version, or another prefix");
        }
        return fields;
    }

    static boolean isAsDeclared(Map<String, String> fields, RedisCollection collection) {
        return fields.containsKey("g:" + collection.name())
                && slotsOf(fields, collection).equals(collection.fields());
    }

    static Map<String, String> slotsOf(Map<String, String> fields, RedisCollection collection) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith("i:" + collection.name() + ":")
                        || field.getKey().startsWith("u:" + collection.name() + ":"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Opened opened(Map<String, String> fields, RedisCollection collection) {
        return new Opened(collection, fields.getOrDefault("g:" + collection.name(), ""));
    }

    /**
     * A collection as a store has opened it.
     *
     * @param collection the collection
     * @param generation the number of its last migration; when the schema says another, this store is out of date
     */
    record Opened(RedisCollection collection, String generation) {}
}
