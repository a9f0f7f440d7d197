package dev.masthead.examples.standalone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection on which a test writes what it likes, one character for each byte. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    static Wire to(RunningMagazine magazine) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), magazine.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Wire(socket);
    }

    /** Sends one request, then nothing, and reads until the server closes. */
    static Answer exchange(RunningMagazine magazine, String request) throws IOException {
        try (Wire wire = to(magazine)) {
            wire.tryToSend(request);
            wire.socket.shutdownOutput();
            return wire.answer();
        } catch (IOException e) {
            throw new IOException("after a request of " + request.length() + " bytes", e);
        }
    }

    /** Whether it could be sent: who was answered already may be cut off. */
    boolean tryToSend(String bytes) {
        return tryToSend(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean tryToSend(byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether an answer has come, or the end. */
    boolean isAnswered() throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().available() > 0 || hasEnded();
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** A socket that was closed says so to who reads; one with nothing to say makes the reader wait. */
    private boolean hasEnded() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Everything up to the end of the connection. */
    Answer answer() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[8_192];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                all.write(chunk, 0, count);
            }
        } catch (SocketException reset) {
            // What came before counts.
        }
        return new Answer(all.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** All that came back on a connection; nothing where it was only closed. */
    record Answer(String text) {

        int status() {
            return text.startsWith("HTTP/1.1 ") ? Integer.parseInt(text.substring(9, 12)) : 0;
        }

        /** How many answers there are. */
        int count() {
            return text.split("HTTP/1\\.1 (?!100)", -1).length - 1;
        }

        String head() {
            return text.substring(0, Math.max(0, text.indexOf("\r\n\r\n"))).toLowerCase(Locale.ROOT);
        }

        @Override
        public String toString() {
            return text.substring(0, Math.min(text.length(), 1_500));
        }
    }
}
