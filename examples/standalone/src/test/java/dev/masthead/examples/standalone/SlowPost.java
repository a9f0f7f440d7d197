package dev.masthead.examples.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A post on a slow line: its last byte is sent when the test says so. */
final class SlowPost implements AutoCloseable {

    private final Socket socket;
    private final String last;

    private SlowPost(Socket socket, String last) {
        this.socket = socket;
        this.last = last;
    }

    static SlowPost begin(int port, String form, Map<String, String> values) throws IOException {
        String body = Visitor.encoded(values);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(60_000);
        String head = "POST /magazine/forms/" + form + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: " + Visitor.URL_ENCODED + "\r\nContent-Length: " + body.length()
                + "\r\nExpect: 100-continue\r\n\r\n";
        send(socket, head);
        readLine(socket);
        send(socket, body.substring(0, body.length() - 1));
        return new SlowPost(socket, body.substring(body.length() - 1));
    }

    /** Whether nobody listens there any more. */
    static boolean isRefused(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    /** Sends the rest and reads the status line. */
    String finish() throws IOException {
        send(socket, last);
        String line = readLine(socket);
        return line.isEmpty() ? readLine(socket) : line;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Byte by byte, so that nothing of the next line is taken. */
    private static String readLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
