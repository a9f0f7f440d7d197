package dev.masthead.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between a client and a server: counts how often the client speaks after the server has, and cuts the line when it
 * is told to.
 */
final class RoundTrips implements AutoCloseable {

    private final ServerSocket door;
    private final int serverPort;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private int count;
    private boolean clientSpeaks;
    private volatile boolean cutsAnswers;

    RoundTrips(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.door = new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    synchronized int count() {
        return count;
    }

    /** The next answer, and every one after it, does not arrive: the connection is gone instead. */
    void cutAnswers(boolean cut) {
        cutsAnswers = cut;
    }

    /** Ends every connection that there is. */
    void cutAll() {
        sockets.forEach(RoundTrips::end);
        sockets.clear();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                daemon(() -> forward(client, server, true));
                daemon(() -> forward(server, client, false));
            } catch (IOException e) {
                end(door);
            }
        }
    }

    private void forward(Socket from, Socket to, boolean isClient) {
        byte[] buffer = new byte[65_536];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                spoken(isClient);
                if (cutsAnswers && !isClient) {
                    return;
                }
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            end(from);
        } finally {
            end(to);
        }
    }

    private synchronized void spoken(boolean byClient) {
        if (byClient && !clientSpeaks) {
            count++;
        }
        clientSpeaks = byClient;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end(door);
        cutAll();
    }
}
