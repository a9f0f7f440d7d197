package dev.masthead.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes characters into a sink, the same ones each time. */
@FunctionalInterface
interface Writing {

    /** For how long caches may keep what is too large to be kept here. */
    String STREAMED_CACHE_CONTROL = "public, max-age=60";

    void to(Appendable out) throws IOException;

    /** An answer that is made in memory. */
    static Response inMemory(String type, Writing writing) {
        StringBuilder out = new StringBuilder();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(200, type, out.toString());
    }

    /** An answer that is made while it is sent: it is never in memory as a whole, and kept nowhere. */
    static Response streamed(String type, Writing writing) {
        Headers headers = Headers.builder()
                .add("Content-Type", type)
                .add("Cache-Control", STREAMED_CACHE_CONTROL)
                .build();
        return new Response(200, headers, new Response.Body() {
            @Override
            public long length() {
                return UNKNOWN_LENGTH;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
                writing.to(writer);
                writer.flush();
            }
        });
    }
}
