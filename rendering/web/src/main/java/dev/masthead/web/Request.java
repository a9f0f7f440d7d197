package dev.masthead.web;

import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter read from the wire. Immutable but for the body, which is read once.
 *
 * @see Masthead#handle(Request)
 */
public final class Request {

    private final String method;
    private final String path;
    private final Optional<String> query;
    private final Headers headers;
    private final InputStream body;
    private final OptionalLong contentLength;
    private final String authority;
    private final String clientAddress;

    private Request(Builder builder) {
        this.method = builder.method;
        this.path = builder.path;
        this.query = Optional.ofNullable(builder.query);
        this.headers = builder.headers;
        this.body = builder.body;
        this.contentLength = builder.contentLength;
        this.authority = builder.authority;
        this.clientAddress = builder.clientAddress;
    }

    /**
     * Starts a request.
     *
     * @param method as on the wire, for example {@code GET}
     * @param path the part of the path below the mount path, percent-encoded as on the wire; empty for the mount path
     *     itself
     */
    public static Builder of(String method, String path) {
        return new Builder(method, path);
    }

    /** The method, as on the wire. */
    public String method() {
        return method;
    }

    /** The path below the mount path, percent-encoded; empty or with a slash first. */
    public String path() {
        return path;
    }

    /** The query without its question mark, percent-encoded. */
    public Optional<String> query() {
        return query;
    }

    /** The header fields. */
    public Headers headers() {
        return headers;
    }

    /** The body, to be read once. */
    public InputStream body() {
        return body;
    }

    /** The length that the client announced. */
    public OptionalLong contentLength() {
        return contentLength;
    }

    /** Whether the client keeps its body back until it is told to go on. */
    boolean awaitsContinue() {
        return headers.first("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
    }

    /** The host and port that the request was sent to, in lower case; empty when the client sent none. */
    public String authority() {
        return authority;
    }

    /** The client's address as the host sees it; never a raw {@code X-Forwarded-For}. */
    public String clientAddress() {
        return clientAddress;
    }

    /** Without query, headers and body: they may be personal. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Builds a {@link Request}; not thread-safe. */
    public static final class Builder {

        private final String method;
        private final String path;
        private @Nullable String query;
        private Headers headers = Headers.none();
        private InputStream body = InputStream.nullInputStream();
        private OptionalLong contentLength = OptionalLong.empty();
        private String authority = "";
        private String clientAddress = "";

        private Builder(String method, String path) {
            this.method = Objects.requireNonNull(method, "method");
            this.path = Objects.requireNonNull(path, "path");
        }

        /** The query without its question mark; null means none. */
        public Builder query(@Nullable String rawQuery) {
            this.query = rawQuery;
            return this;
        }

        /** The header fields. */
        public Builder headers(Headers fields) {
            this.headers = fields;
            return this;
        }

        /** The body and, when the client announced it, its length; a negative length means not announced. */
        public Builder body(InputStream stream, long length) {
            this.body = stream;
            this.contentLength = length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
            return this;
        }

        /** The host and port that the request was sent to. */
        public Builder authority(String hostAndPort) {
            this.authority = hostAndPort.toLowerCase(Locale.ROOT);
            return this;
        }

        /** The client's address. */
        public Builder clientAddress(String address) {
            this.clientAddress = address;
            return this;
        }

        /** The request. */
        public Request build() {
            return new Request(this);
        }
    }
}
