package dev.masthead.examples.redis;

import dev.masthead.spi.UnknownOutcomeException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The connections to one server, and what a lost one means. Thread-safe; has no thread of its own. */
final class RedisServer implements AutoCloseable {

    private final RedisSettings settings;
    private final ConnectionPool connections;

    RedisServer(RedisSettings settings) {
        this.settings = settings;
        GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(settings.connections());
        pool.setMaxIdle(settings.connections());
        pool.setMaxWait(Duration.ofSeconds(settings.timeout()));
        pool.setJmxEnabled(false);
        this.connections = new ConnectionPool(settings.address(), settings.client(), pool);
    }

    RedisSettings settings() {
        return settings;
    }

    /** Runs a command that may be sent again when its answer was lost. */
    @Nullable
    Object command(Command command, byte[]... arguments) {
        return repeatable(connection -> connection.executeCommand(arguments(command, List.of(arguments))));
    }

    /** Runs a script that changes nothing, or the same when it runs again. */
    Reply repeatable(Script script, List<byte[]> keys, List<byte[]> arguments) {
        return Reply.of(repeatable(connection -> run(connection, script, keys, arguments)));
    }

    /**
     * Runs a script that must not run twice.
     *
     * @throws UnknownOutcomeException when the connection was lost after the script had been sent
     */
    Reply once(Script script, List<byte[]> keys, List<byte[]> arguments) {
        Connection connection = connect();
        try (connection) {
            return Reply.of(run(connection, script, keys, arguments));
        } catch (JedisConnectionException e) {
            connections.clear();
            throw new UnknownOutcomeException(
                    "The connection to Redis at " + settings.address()
                            + " was lost before it answered; the batch may be committed or not: commit it again",
                    e);
        } catch (JedisException e) {
            throw Refusal.of(settings.address(), e);
        }
    }

    /** A connection may have died in the pool: the second attempt has a new one. */
    private <T extends @Nullable Object> T repeatable(Function<Connection, T> call) {
        try {
            return attempt(call);
        } catch (JedisConnectionException e) {
            connections.clear();
        }
        try {
            return attempt(call);
        } catch (JedisConnectionException e) {
            throw Refusal.of(settings.address(), e);
        }
    }

    private <T extends @Nullable Object> T attempt(Function<Connection, T> call) {
        try (Connection connection = connect()) {
            return call.apply(connection);
        } catch (JedisConnectionException e) {
            throw e;
        } catch (JedisException e) {
            throw Refusal.of(settings.address(), e);
        }
    }

    private Connection connect() {
        try {
            return connections.getResource();
        } catch (JedisException e) {
            throw Refusal.of(settings.address(), e);
        }
    }

    private static Object run(Connection connection, Script script, List<byte[]> keys, List<byte[]> arguments) {
        try {
            return connection.executeCommand(call(Command.EVALSHA, script.digest(), keys, arguments));
        } catch (JedisNoScriptException e) {
            // The server has not seen it yet, or has forgotten it; nothing was run.
            return connection.executeCommand(call(Command.EVAL, script.source(), keys, arguments));
        }
    }

    private static CommandArguments call(Command command, byte[] script, List<byte[]> keys, List<byte[]> arguments) {
        CommandArguments call = arguments(command, List.of(script)).add(keys.size());
        keys.forEach(call::add);
        arguments.forEach(call::add);
        return call;
    }

    private static CommandArguments arguments(Command command, List<byte[]> arguments) {
        CommandArguments call = new CommandArguments(command);
        arguments.forEach(call::add);
        return call;
    }

    @Override
    public void close() {
        connections.close();
    }
}
