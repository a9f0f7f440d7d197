package dev.masthead.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What arrived: the fields and the facts of the request that the intake looks at. Immutable; its text form holds no
 * value. Header values are given as received.
 */
public final class Post {

    /** The field that carries the idempotency key where no header does. */
    public static final String KEY_FIELD = "_key";

    /** The field that no reader sees and only a machine fills in. */
    public static final String HONEYPOT_FIELD = "_homepage";

    /** The field that carries the stamp of the reader's first input. */
    public static final String STAMP_FIELD = "_stamp";

    private final ReaderValues fields;
    private final Map<Fact, String> facts;

    private Post(Builder builder) {
        this.fields = ReaderValues.of(builder.fields);
        this.facts = Map.copyOf(builder.facts);
    }

    /** Starts without fields. */
    public static Builder builder() {
        return new Builder();
    }

    /** The fields, those with names of ours included. */
    public ReaderValues fields() {
        return fields;
    }

    Optional<String> fact(Fact fact) {
        return Optional.ofNullable(facts.get(fact));
    }

    @Override
    public String toString() {
        return "Post[" + fields + "]";
    }

    /** The facts of a request. */
    enum Fact {
        IDEMPOTENCY_KEY,
        SEC_FETCH_SITE,
        ORIGIN,
        REFERER,
        HOST,
        CLIENT_ADDRESS,
        PAGE,
        LANGUAGE
    }

    /** Builds a {@link Post}; not thread-safe. */
    public static final class Builder {

        private final Map<String, List<String>> fields = new LinkedHashMap<>();
        private final Map<Fact, String> facts = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a value; a name may have several. */
        public Builder field(String name, String value) {
            fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            return this;
        }

        /** Adds values by name. */
        public Builder fields(Map<String, List<String>> values) {
            values.forEach((name, all) -> all.forEach(value -> field(name, value)));
            return this;
        }

        /** The header {@code Idempotency-Key}. */
        public Builder idempotencyKey(Optional<String> header) {
            return fact(Fact.IDEMPOTENCY_KEY, header);
        }

        /** The header {@code Sec-Fetch-Site}. */
        public Builder secFetchSite(Optional<String> header) {
            return fact(Fact.SEC_FETCH_SITE, header);
        }

        /** The header {@code Origin}. */
        public Builder origin(Optional<String> header) {
            return fact(Fact.ORIGIN, header);
        }

        /** The header {@code Referer}. */
        public Builder referer(Optional<String> header) {
            return fact(Fact.REFERER, header);
        }

        /** The authority that the request was sent to: the header {@code Host}, or {@code :authority}. */
        public Builder host(Optional<String> authority) {
            return fact(Fact.HOST, authority);
        }

        /** The reader's address, as the host trusts it; without one there is no limit on the rate. */
        public Builder clientAddress(Optional<String> address) {
            return fact(Fact.CLIENT_ADDRESS, address);
        }

        /** The path of the page that held the form; no query, as it may say something about the reader. */
        public Builder page(Optional<String> path) {
            return fact(Fact.PAGE, path);
        }

        /** The language of that page, as a BCP 47 tag. */
        public Builder language(Optional<String> tag) {
            return fact(Fact.LANGUAGE, tag);
        }

        private Builder fact(Fact fact, Optional<String> value) {
            value.ifPresentOrElse(v -> facts.put(fact, v), () -> facts.remove(fact));
            return this;
        }

        /** The post. */
        public Post build() {
            return new Post(this);
        }
    }
}
