package dev.masthead.challenge;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;

/** The beginning of an answer's body; what follows is dropped. */
final class BoundedBody {

    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private BoundedBody(int most) {
        this.most = most;
    }

    static BodyHandler<byte[]> upTo(int most) {
        return answer -> {
            BoundedBody body = new BoundedBody(most);
            return BodySubscribers.mapping(
                    BodySubscribers.ofByteArrayConsumer(chunk -> chunk.ifPresent(body::add)),
                    end -> body.bytes.toByteArray());
        };
    }

    private void add(byte[] chunk) {
        bytes.write(chunk, 0, Math.min(chunk.length, most - bytes.size()));
    }
}
