package dev.masthead.webhook;

import dev.masthead.channel.tck.ChannelContract;
import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

class WebhookContractTest extends ChannelContract {

    private static final byte[] SECRET = "sixteen bytes or more".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final PostedSubmissions submissions = new PostedSubmissions();
    private final Receiver receiver = Receiver.status(204);
    private final Receiver refusing = Receiver.status(410);
    private final RawReceiver cutOff =
            new RawReceiver(socket -> socket.getInputStream().read());
    private final RawReceiver silent = new RawReceiver(socket -> new CountDownLatch(1).await());

    @AfterEach
    void close() throws IOException {
        receiver.close();
        refusing.close();
        cutOff.close();
        silent.close();
        submissions.close();
    }

    private Channel to(URI address) {
        return Webhook.to(address, SECRET)
                .allowPrivate()
                .total(Duration.ofSeconds(1))
                .in(submissions.newsroom);
    }

    @Override
    protected Channel channel() {
        return to(receiver.address());
    }

    @Override
    protected Channel unreachable() {
        return to(URI.create("http://127.0.0.1:1/"));
    }

    @Override
    protected Channel refusing() {
        return to(refusing.address());
    }

    @Override
    protected Channel cutOff() {
        return to(cutOff.address());
    }

    @Override
    protected Channel silent() {
        return to(silent.address());
    }

    @Override
    protected String subject() {
        return submissions.contact("ada@example.org", "Hello");
    }

    @Override
    protected List<String> received() {
        return receiver.ids();
    }

    @Override
    protected Class<? extends Delivery> withoutAnswer() {
        return Delivery.Failed.class;
    }
}
