package dev.masthead.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host with nothing but its server's defaults answers hostile posts as the magazine says. */
class HostileInputTest {

    private static final String FIELDS = "text=Look&email=a%40example.org&mayAnswer=true";
    private static final int BLOCK = 64 * 1024;

    @TempDir
    Path folder;

    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedMagazine.start(0, folder.resolve("magazine.sqlite").toString());
    }

    @AfterEach
    void stop() throws Exception {
        assertEquals("303", status("Content-Length: " + FIELDS.length() + "\r\n", FIELDS));
        server.stop();
    }

    @Test
    void aHundredMegabytesAreTooLarge() throws Exception {
        assertEquals("413", flood("Content-Length: 104857600\r\n", "text="));
        assertEquals("413", flood("Transfer-Encoding: chunked\r\n", "7fffffff\r\ntext="));
    }

    @Test
    void whoAsksBeforeSendingThemNeedNotSendThem() throws Exception {
        String answer = answer("Expect: 100-continue\r\nContent-Length: 104857600\r\n", "");
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertFalse(answer.contains("100 Continue"), answer);
        String asked = answer("Expect: 100-continue\r\nContent-Length: " + FIELDS.length() + "\r\n", FIELDS);
        assertTrue(asked.startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 303 "), asked);
    }

    @Test
    void aBodyThatTwoServersCouldReadInTwoWaysIsMalformed() throws Exception {
        assertEquals("400", status("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
        assertEquals("400", status("Content-Length: 5\r\nContent-Length: 4\r\n", "a=bcd"));
        assertEquals("400", status("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"));
        assertEquals("400", status("Content-Length: 1000\r\n", FIELDS));
        assertEquals("422", status("Content-Length: 19\r\n", "text=${7*7}&email=a"));
    }

    @Test
    void aByteASecondIsTooSlow() throws Exception {
        try (Socket socket = connect()) {
            send(socket, head("Content-Length: 10000\r\n"));
            int seconds = 0;
            while (socket.getInputStream().available() == 0 && seconds++ < 25) {
                send(socket, "a");
                Thread.sleep(1_000);
            }
            assertTrue(read(socket).startsWith("HTTP/1.1 408 "), seconds + " seconds");
        }
    }

    private String flood(String framing, String begin) throws IOException {
        try (Socket socket = connect()) {
            send(socket, head(framing) + begin);
            String block = "a".repeat(BLOCK);
            int blocks = 0;
            try {
                while (blocks < 1_600 && socket.getInputStream().available() == 0) {
                    send(socket, block);
                    blocks++;
                }
            } catch (IOException e) {
                // It is closed, with an answer.
            }
            assertTrue(blocks < 1_000, blocks + " blocks taken");
            return read(socket).substring(9, 12);
        }
    }

    private String status(String framing, String body) throws IOException {
        return answer(framing, body).substring(9, 12);
    }

    private String answer(String framing, String body) throws IOException {
        try (Socket socket = connect()) {
            send(socket, head(framing) + body);
            socket.shutdownOutput();
            return read(socket);
        }
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.getURI().getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static String head(String framing) {
        return "POST /magazine/forms/tip HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + framing + "\r\n";
    }

    private static void send(Socket socket, String bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Up to the end, or to the reset of who sent more than was read. */
    private static String read(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                text.append((char) c);
            }
        } catch (SocketException reset) {
            return text.toString();
        }
        return text.toString();
    }
}
