package dev.masthead.web;

import dev.masthead.core.MediaFile;
import dev.masthead.web.Response.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves pictures under the hash of their content: they never change. */
final class MediaServer {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    Response answer(Site site, String hash, Request request) throws HttpProblem {
        MediaFile file = site.media().find(hash).orElseThrow(HttpProblem::notFound);
        EntityTag tag = new EntityTag('"' + file.hash() + '"');
        boolean held = tag.matches(request);
        Headers headers = Headers.builder()
                .add("Content-Type", file.type())
                .add("Cache-Control", FOREVER)
                .add("ETag", tag.value())
                .build();
        return SecurityHeaders.media(new Response(held ? 304 : 200, headers, held ? Body.none() : streamed(file)));
    }

    private static Body streamed(MediaFile file) {
        return new Body() {
            @Override
            public long length() {
                return file.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                try (InputStream in = file.open()) {
                    in.transferTo(out);
                }
            }
        };
    }
}
