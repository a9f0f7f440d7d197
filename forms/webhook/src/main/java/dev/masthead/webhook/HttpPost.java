package dev.masthead.webhook;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 post over a connection of its own. The name is resolved once, its addresses are judged, and the connection
 * goes to one of those and no other: a name that answers differently the next time gains nothing. The host's name is still
 * what TLS asks for and checks. Redirects are not followed. Thread-safe.
 *
 * <p>The JDK's client cannot be told the address to connect to, so this is written by hand.
 */
final class HttpPost {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration COURTESY = Duration.ofMillis(500);

    private final Target target;
    private final Resolver resolver;
    private final Predicate<InetAddress> allowed;
    private final SSLSocketFactory tls;
    private final Duration total;
    private final Deadline deadline = new Deadline();

    HttpPost(Target target, Resolver resolver, Predicate<InetAddress> allowed, SSLSocketFactory tls, Duration total) {
        this.target = target;
        this.resolver = resolver;
        this.allowed = allowed;
        this.tls = tls;
        this.total = total;
    }

    /** How far a post came that got no answer. */
    static final class NoAnswer extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        NoAnswer(String reason, Throwable cause) {
            super("The receiver gave no answer: " + reason, cause);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** The name leads to an address that is not allowed. */
    static final class Forbidden extends Exception {

        private static final long serialVersionUID = 1L;

        Forbidden() {
            super("The receiver's name leads to an address that is not public");
        }
    }

    Reply send(Map<String, String> headers, byte[] body) throws NoAnswer, Forbidden {
        InetAddress address = address();
        Socket socket = new Socket();
        Future<?> alarm = deadline.closing(socket, total);
        String reached = "no-connection";
        try (socket) {
            socket.connect(new InetSocketAddress(address, target.port()), (int) CONNECT.toMillis());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) total.toMillis());
            reached = "no-secure-connection";
            Socket connection = target.secure() ? secured(socket) : socket;
            reached = "no-answer";
            write(connection.getOutputStream(), headers, body);
            ReplyReader reader = new ReplyReader(new BufferedInputStream(connection.getInputStream()));
            Reply answer = reader.read();
            drain(socket, reader);
            return answer;
        } catch (IOException e) {
            throw new NoAnswer(reached, e);
        } finally {
            alarm.cancel(false);
        }
    }

    /** All of the name's addresses have to be allowed: a name that is half private is a trick, not a receiver. */
    private InetAddress address() throws NoAnswer, Forbidden {
        try {
            List<InetAddress> addresses = resolver.resolve(target.host());
            if (!addresses.stream().allMatch(allowed)) {
                throw new Forbidden();
            }
            return addresses.get(0);
        } catch (UnknownHostException e) {
            throw new NoAnswer("unknown-host", e);
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private void write(OutputStream out, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append("POST ").append(target.path()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(target.authority()).append("\r\n");
        headers.forEach((name, value) ->
                head.append(name).append(": ").append(oneLine(value)).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        byte[] start = ReplyReader.ascii(head.toString());
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        out.write(all);
        out.flush();
    }

    private static String oneLine(String value) {
        if (value.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            throw new IllegalArgumentException("A header's value is one line of ASCII");
        }
        return value;
    }

    /** The answer is known: what goes wrong now changes nothing. */
    private static void drain(Socket socket, ReplyReader reader) {
        try {
            socket.setSoTimeout((int) COURTESY.toMillis());
            reader.drain();
        } catch (IOException e) {
            // Nobody waits for the rest.
        }
    }
}
