package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that the server keeps to itself: keys for look-ups of personal values, idempotency by content, signatures.
 * Immutable and thread-safe; its text form is redacted.
 */
public final class ServerSecret {

    /** Where the secret is kept, when the host brings none. */
    public static final CollectionSpec COLLECTION =
            CollectionSpec.named("settings").build();

    private static final String ID = "server-secret";
    private static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Looking a provider up costs more than the hash of a line: where a provider's can be copied, that is done instead. */
    private final Optional<Mac> prototype;

    private ServerSecret(byte[] bytes) {
        if (bytes.length < BYTES) {
            throw new IllegalArgumentException("A server secret has at least " + BYTES + " bytes");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        Mac made = make();
        this.prototype = copy(made).map(copy -> made);
    }

    private Mac make() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM, e);
        }
    }

    private static Optional<Mac> copy(Mac mac) {
        try {
            return Optional.of((Mac) mac.clone());
        } catch (CloneNotSupportedException ofThisProvider) {
            return Optional.empty();
        }
    }

    /**
     * The host's own secret.
     *
     * @param bytes at least 32, from a cryptographic random source
     */
    public static ServerSecret of(byte[] bytes) {
        return new ServerSecret(bytes.clone());
    }

    /**
     * The secret that is kept in the store; made at the first start. Of several nodes that start at once, one makes it
     * and all use it.
     *
     * @param store has {@link #COLLECTION}
     * @param random a cryptographic random source
     */
    public static ServerSecret in(RecordStore store, RandomGenerator random) {
        return store.get(COLLECTION.name(), ID).map(ServerSecret::read).orElseGet(() -> create(store, random));
    }

    private static ServerSecret create(RecordStore store, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String payload = "{\"secret\":\"" + HexFormat.of().formatHex(bytes) + "\"}";
        try {
            RecordStores.commit(
                    store,
                    Batch.builder().insert(COLLECTION.name(), ID, payload).build());
            return new ServerSecret(bytes);
        } catch (ConflictException anotherNodeWasFirst) {
            return read(store.get(COLLECTION.name(), ID).orElseThrow());
        }
    }

    private static ServerSecret read(StoredRecord record) {
        String payload = record.payload();
        int start = payload.indexOf(':') + 2;
        return new ServerSecret(HexFormat.of().parseHex(payload, start, payload.lastIndexOf('"')));
    }

    /**
     * The keyed hash of a text (HMAC-SHA-256).
     *
     * @param purpose what it is for: hashes for different purposes cannot be compared
     * @param text any text
     * @return 64 lower-case hexadecimal digits
     */
    public String hmac(String purpose, String text) {
        Mac mac = prototype.flatMap(ServerSecret::copy).orElseGet(this::make);
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return "ServerSecret[redacted]";
    }
}
