package dev.masthead.examples.benchmarks;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import java.time.Instant;
import java.util.List;

/** What is written: a form's name, an instant and filling, as JSON that is read without a parser. */
record Sample(String id, String form, Instant received, String payload) {

    static final CollectionSpec COLLECTION = CollectionSpec.named("samples")
            .key("form", KeyType.TEXT)
            .key("received", KeyType.INSTANT)
            .index("by_form", List.of("form"), "received")
            .keysOf(Sample::keysOf)
            .build();

    /** One of about so many bytes. */
    static Sample of(String id, Instant received, int bytes) {
        String head = "{\"form\":\"contact\",\"received\":\"" + received + "\",\"text\":\"";
        return new Sample(id, "contact", received, head + "x".repeat(Math.max(0, bytes - head.length() - 2)) + "\"}");
    }

    private static Keys keysOf(String payload) {
        String[] parts = payload.substring(0, 80).split("\"", -1);
        return Keys.builder()
                .add("form", parts[3])
                .add("received", Instant.parse(parts[7]))
                .build();
    }
}
