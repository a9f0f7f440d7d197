package dev.masthead.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What an adapter writes to the wire. Immutable.
 *
 * @param status the HTTP status
 * @param headers the header fields, without {@code Content-Length}
 * @param body what follows
 */
public record Response(int status, Headers headers, Body body) {

    /** Refuses null. */
    public Response {
        Objects.requireNonNull(headers, "headers");
        Objects.requireNonNull(body, "body");
    }

    static Response of(int status, String contentType, byte[] bytes) {
        return new Response(
                status, Headers.builder().add("Content-Type", contentType).build(), Body.of(bytes));
    }

    static Response of(int status, String contentType, String text) {
        return of(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Response empty(int status) {
        return new Response(status, Headers.none(), Body.none());
    }

    static Response redirect(int status, String location) {
        return empty(status).with("Location", location);
    }

    /** A copy in which a field has this one value. */
    public Response with(String header, String value) {
        return new Response(status, headers.toBuilder().set(header, value).build(), body);
    }

    /** A copy without the body's bytes: the answer to a HEAD request; the length stays. */
    Response withoutBody() {
        long length = body.length();
        return new Response(status, headers, new Body() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void writeTo(OutputStream out) {
                // HEAD: the header fields of GET, and nothing behind them.
            }
        });
    }

    /** The bytes of a response, written once and in one piece where they are in memory. */
    public interface Body {

        /** What {@link #length()} says when nobody knows before the last byte is written. */
        long UNKNOWN_LENGTH = -1;

        /** The number of bytes that GET would send, or {@link #UNKNOWN_LENGTH}: then the adapter sends chunks. */
        long length();

        /**
         * Writes the bytes.
         *
         * @throws IOException when the client is gone, or a file cannot be read any more
         */
        void writeTo(OutputStream out) throws IOException;

        /** Bytes in memory. */
        static Body of(byte[] bytes) {
            return new Body() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    out.write(bytes);
                }
            };
        }

        /** No bytes. */
        static Body none() {
            return of(new byte[0]);
        }
    }
}
