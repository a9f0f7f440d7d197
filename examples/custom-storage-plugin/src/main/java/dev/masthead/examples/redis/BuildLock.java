package dev.masthead.examples.redis;

import dev.masthead.spi.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.Protocol.Command;

/**
 * The right to migrate: one owner at a time, known by a token, for a lease that each step of the migration renews. Every
 * step looks first whether the lock is still its own, so an owner that slept too long changes nothing more.
 */
final class BuildLock implements AutoCloseable {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 50;

    private final RedisServer server;
    private final Schema schema;
    private final byte[] token = Reply.bytes(UUID.randomUUID().toString());

    private BuildLock(RedisServer server, Schema schema) {
        this.server = server;
        this.schema = schema;
    }

    /** Waits until whoever else migrates is finished, or dead for the length of a lease. */
    static BuildLock take(RedisServer server, Schema schema) {
        BuildLock lock = new BuildLock(server, schema);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!lock.isTaken()) {
            if (System.nanoTime() - end > 0) {
                throw new StoreException("Another process has been migrating the prefix "
                        + server.settings().prefix() + " for " + PATIENCE.toMinutes()
                        + " minutes; open the store again when it is finished");
            }
            pause();
        }
        return lock;
    }

    private boolean isTaken() {
        return server.command(Command.SET, schema.lock(), token, Reply.bytes("NX"), Reply.bytes("PX"), leaseMillis())
                != null;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while another process migrates; open the store again", e);
        }
    }

    static boolean isHeld(RedisServer server, Schema schema) {
        return server.command(Command.GET, schema.lock()) != null;
    }

    byte[] token() {
        return token.clone();
    }

    byte[] leaseMillis() {
        return RedisCollection.number(LEASE.toMillis());
    }

    /** Gives the answer of a step, unless the lock was lost before it. */
    static Reply held(Reply reply) {
        if (reply.is("LOST")) {
            throw new StoreException("The migration took too long over one step, so another process may have begun its"
                    + " own; open the store again");
        }
        return reply;
    }

    @Override
    public void close() {
        server.repeatable(Script.RELEASE, List.of(schema.lock()), List.of(token()));
    }
}
