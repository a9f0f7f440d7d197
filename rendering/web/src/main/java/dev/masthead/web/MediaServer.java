package dev.masthead.web;

import dev.masthead.core.MediaFile;
import dev.masthead.web.Response.Body;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Serves pictures under the hash of their content: they never change. */
final class MediaServer {

    private static final int BUFFER = 16 * 1024;
    private static final String FOREVER = "public, max-age=31536000, immutable";

    Response answer(Site site, String hash, Request request) throws HttpProblem {
        MediaFile file = site.media().find(hash).orElseThrow(HttpProblem::notFound);
        EntityTag tag = new EntityTag('"' + file.hash() + '"');
        Headers headers = Headers.builder()
                .add("Content-Type", file.type())
                .add("Cache-Control", FOREVER)
                .add("ETag", tag.value())
                .add("Accept-Ranges", "bytes")
                .build();
        return SecurityHeaders.media(answer(file, tag, headers, request));
    }

    private static Response answer(MediaFile file, EntityTag tag, Headers headers, Request request) {
        if (tag.matches(request)) {
            return new Response(304, headers, Body.none());
        }
        Optional<ByteRange> range = ByteRange.of(request, tag, file.length());
        if (range.isEmpty()) {
            return new Response(200, headers, streamed(file, new ByteRange(0, file.length())));
        }
        if (range.get().isUnsatisfiable()) {
            return new Response(416, headers, Body.none()).with("Content-Range", "bytes */" + file.length());
        }
        return new Response(206, headers, streamed(file, range.get()))
                .with("Content-Range", range.get().field(file.length()));
    }

    private static Body streamed(MediaFile file, ByteRange range) {
        return new Body() {
            @Override
            public long length() {
                return range.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (InputStream in = file.open()) {
                    in.skipNBytes(range.start());
                    copy(in, range.length(), out);
                }
            }
        };
    }

    private static void copy(InputStream in, long bytes, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = bytes;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("The file is shorter than it was");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
