package dev.masthead.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * One content as it goes over the wire: as it is, and compressed, each with a validator of its own (RFC 9110, sections 8.8.3
 * and 12.5.3). Compressed once, when it is asked for first. Thread-safe.
 */
final class Encoded {

    private static final int OK = 200;
    private static final String GZIP = "gzip";
    private static final String GZIP_SUFFIX = "-gzip";

    /** Below, a packet is a packet. */
    private static final int WORTHWHILE = 1_000;

    private final byte[] bytes;
    private final boolean compressible;
    private final Ready plain;
    private volatile Optional<Ready> gzip = Optional.empty();

    /** An answer and the one that tells the client that it has it already. */
    private record Ready(EntityTag tag, Response whole, Response notModified) {

        static Ready of(Response response, EntityTag tag) {
            if (response.status() != OK) {
                return new Ready(tag, response, response);
            }
            Response tagged = response.with("ETag", tag.value());
            return new Ready(tag, tagged, new Response(304, tagged.headers(), Response.Body.none()));
        }

        Response answerTo(Request request) {
            return tag.matches(request) ? notModified : whole;
        }
    }

    private Encoded(byte[] bytes, boolean compressible, Ready plain) {
        this.bytes = bytes;
        this.compressible = compressible;
        this.plain = plain;
    }

    /**
     * A content in all its forms.
     *
     * @param response with the header fields that all of them have
     * @param tag the validator of the plain form
     */
    static Encoded of(Response response, EntityTag tag) {
        byte[] bytes = bytes(response);
        boolean compressible = response.status() == OK && bytes.length >= WORTHWHILE && isText(response);
        Response varying = compressible ? response.with("Vary", "Accept-Encoding") : response;
        Response inMemory = new Response(varying.status(), varying.headers(), Response.Body.of(bytes));
        return new Encoded(bytes, compressible, Ready.of(inMemory, tag));
    }

    /** A content in all its forms, validated by its bytes. */
    static Encoded of(Response response) {
        return of(response, EntityTag.of(bytes(response)));
    }

    /** A content in one form and without a validator, for one client. */
    static Encoded asItIs(Response response) {
        return new Encoded(new byte[0], false, new Ready(EntityTag.NONE, response, response));
    }

    /** The form that the client asks for, or that it has not changed. */
    Response answerTo(Request request) {
        boolean smaller = compressible && acceptsGzip(request.headers().all("Accept-Encoding"));
        return (smaller ? gzip() : plain).answerTo(request);
    }

    int plainLength() {
        return bytes.length;
    }

    private Ready gzip() {
        Optional<Ready> made = gzip;
        if (made.isEmpty()) {
            synchronized (this) {
                made = gzip.isPresent() ? gzip : Optional.of(compressed());
                gzip = made;
            }
        }
        return made.get();
    }

    private Ready compressed() {
        Response smaller = new Response(plain.whole.status(), plain.whole.headers(), Response.Body.of(compress(bytes)));
        return Ready.of(smaller.with("Content-Encoding", GZIP), gzipTag());
    }

    private EntityTag gzipTag() {
        return compressed(plain.tag);
    }

    private static EntityTag compressed(EntityTag tag) {
        String value = tag.value();
        return new EntityTag(value.substring(0, value.length() - 1) + GZIP_SUFFIX + '"');
    }

    /** Which form of a content with this validator the client has, told without making any. */
    static Optional<EntityTag> heldBy(Request request, EntityTag tag) {
        return Stream.of(tag, compressed(tag))
                .filter(form -> form.matches(request))
                .findFirst();
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static boolean isText(Response response) {
        String type = response.headers().first("Content-Type").orElse("");
        return type.startsWith("text/")
                || type.contains("json")
                || type.contains("xml")
                || type.contains("javascript")
                || type.startsWith("image/svg");
    }

    /** {@code gzip} by its name or {@code *}, unless its weight is zero. */
    static boolean acceptsGzip(List<String> fields) {
        boolean any = false;
        for (String field : fields) {
            for (String item : field.split(",", 50)) {
                int semicolon = item.indexOf(';');
                String coding = (semicolon < 0 ? item : item.substring(0, semicolon)).strip();
                boolean refused = semicolon >= 0
                        && item.substring(semicolon + 1).replace(" ", "").matches("q=0(\\.0{0,3})?");
                if (coding.equalsIgnoreCase(GZIP) || coding.equalsIgnoreCase("x-gzip")) {
                    return !refused;
                }
                any |= coding.equals("*") && !refused;
            }
        }
        return any;
    }

    private static byte[] bytes(Response response) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream((int) response.body().length());
        try {
            response.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
