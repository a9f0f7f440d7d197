package dev.masthead.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.masthead.core.Delivery;
import dev.masthead.core.OutboxEntry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS, to the address that was judged, in the name that was asked for. */
class SecureWebhookTest {

    private static final byte[] SECRET = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path folder;

    private final PostedSubmissions submissions = new PostedSubmissions();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private SSLContext context;

    @BeforeEach
    void listen() throws Exception {
        context = context();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            asked.add(session.getRequestedServerNames() + " "
                    + exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        submissions.close();
    }

    /** A certificate for {@code hooks.example.org} that this test alone trusts. */
    private SSLContext context() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "hooks",
                        "-dname",
                        "CN=hooks.example.org",
                        "-ext",
                        "SAN=dns:hooks.example.org",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "password",
                        "-storetype",
                        "PKCS12",
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return made;
    }

    private Delivery deliver(String host, SSLSocketFactory tls) {
        OutboxEntry entry =
                OutboxEntry.pending(submissions.contact("ada@example.org", "Hello"), "webhook", Instant.EPOCH);
        return Webhook.to(
                        URI.create("https://" + host + ":" + server.getAddress().getPort() + "/"), SECRET)
                .resolver(name -> List.of(InetAddress.getLoopbackAddress()))
                .allowed(address -> true)
                .tls(tls)
                .in(submissions.newsroom)
                .deliver(entry);
    }

    @Test
    void theNameIsWhatTlsAsksForAndChecks() {
        assertEquals(Delivery.delivered(), deliver("hooks.example.org", context.getSocketFactory()));
        assertTrue(asked.get(0).contains("value=hooks.example.org"), asked.get(0));
        assertTrue(
                asked.get(0).endsWith("hooks.example.org:" + server.getAddress().getPort()), asked.get(0));
    }

    @Test
    void aCertificateForAnotherNameEndsItBeforeAnythingIsSaid() {
        assertEquals(Delivery.failed("no-secure-connection"), deliver("other.example.org", context.getSocketFactory()));
        assertTrue(asked.isEmpty());
    }

    @Test
    void aCertificateThatNobodyTrustsDoesToo() {
        SSLSocketFactory usual = (SSLSocketFactory) SSLSocketFactory.getDefault();
        assertEquals(Delivery.failed("no-secure-connection"), deliver("hooks.example.org", usual));
        assertTrue(asked.isEmpty());
    }
}
