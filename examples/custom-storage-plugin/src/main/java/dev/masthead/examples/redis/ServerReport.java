package dev.masthead.examples.redis;

import dev.masthead.spi.Capability;
import dev.masthead.spi.StoreException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** How a server is run, and what a store on it may promise for that. */
final class ServerReport {

    private static final System.Logger LOG = System.getLogger(ServerReport.class.getName());
    private static final int OLDEST = 7;

    private final String address;
    private final Map<String, String> report;
    private final Map<String, String> configuration;

    /** Asks the server, and refuses one that would lose records or take none. */
    ServerReport(RedisServer server) {
        this.address = server.settings().address().toString();
        this.report = report(server);
        this.configuration = configuration(server);
        checkVersion();
        checkRole();
        checkEviction();
    }

    /** What this server's settings are good for; what is missing is warned about by name. */
    Set<Capability> capabilities() {
        EnumSet<Capability> found = EnumSet.of(Capability.SHARED);
        if (isSet(report, "aof_enabled", "1") || isSet(configuration, "appendonly", "yes")) {
            found.add(Capability.PERSISTENT);
            if (isSet(configuration, "appendfsync", "always")
                    && isSet(configuration, "no-appendfsync-on-rewrite", "no")) {
                found.add(Capability.DURABLE);
            }
        }
        warn(found);
        return Collections.unmodifiableSet(found);
    }

    private void warn(Set<Capability> found) {
        if (!found.contains(Capability.PERSISTENT)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis at {0} has appendonly=no: the end of the server loses records. Set appendonly yes and"
                            + " appendfsync always",
                    address);
        } else if (!found.contains(Capability.DURABLE)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis at {0} does not wait for its disk, or does not say so (appendfsync={1},"
                            + " no-appendfsync-on-rewrite={2}): a loss of power loses acknowledged records. Set appendfsync"
                            + " always and no-appendfsync-on-rewrite no, and allow CONFIG GET",
                    address,
                    configuration.getOrDefault("appendfsync", "unknown"),
                    configuration.getOrDefault("no-appendfsync-on-rewrite", "unknown"));
        }
    }

    private void checkVersion() {
        String version = report.getOrDefault("redis_version", "unknown");
        String major = version.replaceFirst("\\D.*", "");
        if (major.isEmpty() || Integer.parseInt(major) < OLDEST) {
            throw new StoreException("The server at " + address + " is Redis " + version
                    + "; the store 'redis' needs version 7 or later, or Valkey");
        }
    }

    private void checkRole() {
        if (!isSet(report, "role", "master")) {
            throw new StoreException(
                    "Redis at " + address + " is a replica, which takes no writes; let 'url' name the primary");
        }
    }

    private void checkEviction() {
        String policy = report.getOrDefault("maxmemory_policy", "noeviction");
        if (policy.startsWith("allkeys")) {
            throw new StoreException(
                    "Redis at " + address + " removes records when its memory is full (maxmemory-policy=" + policy
                            + "); set maxmemory-policy noeviction");
        }
    }

    private static Map<String, String> report(RedisServer server) {
        Map<String, String> found = new LinkedHashMap<>();
        if (server.command(Command.INFO) instanceof byte[] lines) {
            Reply.text(lines).lines().forEach(line -> {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    found.put(line.substring(0, colon), line.substring(colon + 1));
                }
            });
        }
        return found;
    }

    /** Empty where the server does not tell: many hosted ones do not. */
    private static Map<String, String> configuration(RedisServer server) {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            for (String name : List.of("appendonly", "appendfsync", "no-appendfsync-on-rewrite")) {
                if (server.command(Command.CONFIG, Reply.bytes("GET"), Reply.bytes(name)) instanceof List<?> pair
                        && pair.size() == 2) {
                    found.put(name, new Reply(pair).text(1));
                }
            }
        } catch (StoreException e) {
            if (e.getCause() instanceof JedisConnectionException) {
                throw e;
            }
            LOG.log(System.Logger.Level.DEBUG, "CONFIG GET is not allowed", e);
        }
        return found;
    }

    private static boolean isSet(Map<String, String> values, String name, String value) {
        return value.equals(values.get(name));
    }
}
