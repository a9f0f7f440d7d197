package dev.masthead.examples.redis;

import dev.masthead.spi.StoreException;
import java.util.Locale;
import java.util.Map;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** Says what an error of the server means, and what mends it. In each of these cases nothing was changed. */
final class Refusal {

    private static final Map<String, String> FIXES = Map.ofEntries(
            Map.entry("WRONGPASS", "refused the login; mend the settings 'user' and 'password'"),
            Map.entry(
                    "NOAUTH", "wants a password; add the setting 'password', and 'user' unless it is the default one"),
            Map.entry("NOPERM", "does not allow this user what a store needs; grant it +@all on the store's prefix"),
            Map.entry("READONLY", "is a replica; let the setting 'url' name the primary"),
            Map.entry("OOM", "has reached its maxmemory; raise it, or remove data. Nothing was changed"),
            Map.entry("MISCONF", "cannot save to its disk and refuses writes; see its log for why"),
            Map.entry("LOADING", "is still loading its data; try again when it is ready"),
            Map.entry("BUSY", "is busy with a script of somebody else; try again"),
            Map.entry("NOREPLICAS", "has fewer replicas than min-replicas-to-write asks for; bring them back"),
            Map.entry("WRONGTYPE", "has a key of another kind where the store has its own; set another 'prefix'"),
            Map.entry("CLUSTERDOWN", "belongs to a cluster that is down; mend the cluster"));

    private Refusal() {}

    static StoreException of(HostAndPort address, JedisException error) {
        return new StoreException("Redis at " + address + " " + fix(error), error);
    }

    static StoreException migrated(String collection) {
        return new StoreException("Another store has migrated the collection " + collection
                + " meanwhile, or is about to; open this one again, with the newer declaration");
    }

    private static String fix(JedisException error) {
        if (error instanceof JedisMovedDataException moved) {
            return "does not hold the slot of this prefix; let the setting 'url' name " + moved.getTargetNode();
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            String fix = FIXES.get(firstWord(message));
            if (fix != null) {
                return fix;
            }
        }
        return error instanceof JedisConnectionException
                ? "cannot be reached, or does not answer in time; is it running, and is the setting 'url' right?"
                : "refused: " + String.valueOf(error.getMessage());
    }

    private static String firstWord(String message) {
        int end = message.indexOf(' ');
        return (end < 0 ? message : message.substring(0, end)).toUpperCase(Locale.ROOT);
    }
}
