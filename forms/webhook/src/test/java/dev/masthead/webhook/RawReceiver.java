package dev.masthead.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A server that does with a connection whatever it is told, HTTP or not. */
final class RawReceiver implements AutoCloseable {

    private final ServerSocket server;

    RawReceiver(Handling handling) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread thread = new Thread(() -> serve(handling), "raw-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Handling handling) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                handling.handle(socket);
            } catch (IOException | InterruptedException e) {
                // The other side has gone, or the test is over.
            }
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** Deals with one connection; it is closed afterwards. */
    @FunctionalInterface
    interface Handling {

        /** Reads and writes. */
        void handle(Socket socket) throws IOException, InterruptedException;
    }
}
