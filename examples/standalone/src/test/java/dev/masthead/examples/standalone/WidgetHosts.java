package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands in for the servers of Turnstile and hCaptcha, with what their documentation says of widgets: a script defines an object
 * whose {@code render(container, parameters)} puts a frame of theirs and a field into the container, and calls {@code callback}
 * with the token.
 */
final class WidgetHosts implements AutoCloseable {

    /** What a reader is given who passes. */
    static final String TOKEN = "a-token-of-the-widget";

    private static final String PASSWORD = "changeit";

    private final HttpsServer widgets;
    private final HttpServer verification;
    private final List<String> verified = new CopyOnWriteArrayList<>();
    private volatile boolean scriptsAreServed = true;
    private volatile CountDownLatch scripts = new CountDownLatch(0);
    private volatile boolean tokensAreVerified = true;

    private WidgetHosts(Path folder) throws Exception {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        widgets = HttpsServer.create(anyPort, 0);
        widgets.setHttpsConfigurator(new HttpsConfigurator(certificate(folder)));
        widgets.createContext("/", this::widget);
        widgets.setExecutor(Executors.newCachedThreadPool());
        widgets.start();
        verification = HttpServer.create(anyPort, 0);
        verification.createContext("/siteverify", this::verify);
        verification.start();
    }

    static WidgetHosts start(Path folder) throws Exception {
        return new WidgetHosts(folder);
    }

    /** What makes a browser come here instead. */
    String[] switches() {
        String here = " 127.0.0.1:" + widgets.getAddress().getPort();
        return new String[] {
            "--ignore-certificate-errors",
            "--host-resolver-rules=MAP challenges.cloudflare.com" + here + ",MAP *.hcaptcha.com" + here
                    + ",MAP hcaptcha.com" + here
        };
    }

    /** Where the server has tokens verified. */
    URI verification() {
        return URI.create("http://127.0.0.1:" + verification.getAddress().getPort() + "/siteverify");
    }

    /** What the server asked, each as it was posted. */
    List<String> verified() {
        return verified;
    }

    void work() {
        scriptsAreServed = true;
        scripts.countDown();
        tokensAreVerified = true;
        verified.clear();
    }

    void serveNoScripts() {
        scriptsAreServed = false;
    }

    void keepScriptsWaiting() {
        scripts = new CountDownLatch(1);
    }

    void verifyNothing() {
        tokensAreVerified = false;
    }

    private static SSLContext certificate(Path folder) throws Exception {
        Path store = folder.resolve("widgets.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "widgets",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=challenges.cloudflare.com",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertEquals(0, made.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private void widget(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith(".js")) {
            awaitScripts();
        }
        if (path.equals("/turnstile/v0/api.js") && scriptsAreServed) {
            answer(
                    exchange,
                    200,
                    "text/javascript",
                    script("turnstile", "cf-turnstile-response", "challenges.cloudflare.com"));
        } else if (path.equals("/1/api.js") && scriptsAreServed) {
            answer(
                    exchange,
                    200,
                    "text/javascript",
                    script("hcaptcha", "h-captcha-response", "newassets.hcaptcha.com"));
        } else if (path.equals("/frame")) {
            answer(
                    exchange,
                    200,
                    "text/html",
                    "<!doctype html><title>Widget</title><script>parent.postMessage('" + TOKEN + "', '*')</script>");
        } else {
            answer(exchange, 503, "text/plain", "out of order");
        }
    }

    private void awaitScripts() {
        try {
            scripts.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String script(String global, String field, String frames) {
        return """
                window.GLOBAL = {
                  render(container, { sitekey, callback }) {
                    const field = container.appendChild(document.createElement("input"));
                    Object.assign(field, { type: "hidden", name: "FIELD" });
                    const frame = container.appendChild(document.createElement("iframe"));
                    addEventListener("message", ({ source, data }) => {
                      if (source !== frame.contentWindow) return;
                      field.value = data;
                      callback(data);
                    });
                    frame.title = "Widget of " + sitekey;
                    frame.src = "https://FRAMES/frame";
                    return "widget-1";
                  },
                };
                """.replace("GLOBAL", global).replace("FIELD", field).replace("FRAMES", frames);
    }

    private void verify(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        verified.add(question);
        boolean good = question.contains("response=" + TOKEN + "&") || question.endsWith("response=" + TOKEN);
        String verdict = good
                ? "{\"success\":true,\"hostname\":\"127.0.0.1\"}"
                : "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}";
        answer(exchange, tokensAreVerified ? 200 : 500, "application/json", verdict);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        scripts.countDown();
        widgets.stop(0);
        verification.stop(0);
    }
}
