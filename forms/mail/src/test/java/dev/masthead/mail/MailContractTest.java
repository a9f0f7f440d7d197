package dev.masthead.mail;

import dev.masthead.channel.tck.ChannelContract;
import dev.masthead.core.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Both channels are channels. */
class MailContractTest {

    @Nested
    class Notice extends Rules {
        @Override
        protected Channel through(SmtpSettings settings) {
            return EditorsNotice.by(settings, "magazine@example.org", "desk@example.org")
                    .limits(Channel.Limits.usual().time(Duration.ofSeconds(20)))
                    .in(submissions.newsroom);
        }
    }

    @Nested
    class Answer extends Rules {
        @Override
        protected Channel through(SmtpSettings settings) {
            return ReaderAnswer.by(settings, "magazine@example.org")
                    .limits(Channel.Limits.usual().time(Duration.ofSeconds(20)))
                    .in(submissions.newsroom);
        }
    }

    abstract static class Rules extends ChannelContract {

        final PostedSubmissions submissions = new PostedSubmissions();
        private final MailBox box = new MailBox();
        private final List<ScriptedServer> servers = new ArrayList<>();
        private int readers;

        protected abstract Channel through(SmtpSettings settings);

        @AfterEach
        void close() {
            servers.forEach(ScriptedServer::close);
            box.close();
            submissions.close();
        }

        private Channel through(ScriptedServer server) {
            servers.add(server);
            return through(server.settings());
        }

        @Override
        protected Channel channel() {
            return through(box.settings());
        }

        @Override
        protected Channel unreachable() {
            return through(SmtpSettings.at("127.0.0.1").port(1));
        }

        @Override
        protected Channel refusing() {
            return through(ScriptedServer.answering("RCPT", "550 no such mailbox"));
        }

        @Override
        protected Channel cutOff() {
            return through(ScriptedServer.vanishingAt("."));
        }

        @Override
        protected Channel silent() {
            return through(new ScriptedServer(Map.of("GREETING", "220-and so on"), Optional.empty()));
        }

        @Override
        protected String subject() {
            return submissions.contact("reader" + readers++ + "@example.org", "Hello");
        }

        @Override
        protected List<String> received() {
            return box.ids();
        }
    }
}
