package dev.masthead.examples.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a store and its server, and cuts the connection instead of passing on the n-th request or the n-th reply.
 * A client that waits for each reply sends one request at a time, so what is read at once is one of them.
 */
final class CuttingProxy implements AutoCloseable {

    private final int target;
    private final int cutAt;
    private final boolean cutReplies;
    private final boolean forGood;
    private final ServerSocket listener;
    private final AtomicInteger exchanges = new AtomicInteger();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /**
     * Starts.
     *
     * @param target the server's port
     * @param cutAt the number of the exchange that is cut, from 1 on
     * @param cutReplies whether its reply is cut off, after the server has done what was asked; else its request
     * @param forGood whether all exchanges after it are cut as well
     */
    CuttingProxy(int target, int cutAt, boolean cutReplies, boolean forGood) throws IOException {
        this.target = target;
        this.cutAt = cutAt;
        this.cutReplies = cutReplies;
        this.forGood = forGood;
        this.listener = new ServerSocket(RedisProcess.freePort(), 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String url() {
        return "redis://127.0.0.1:" + listener.getLocalPort();
    }

    /** Whether the exchange to be cut was reached. */
    boolean hasCut() {
        return exchanges.get() >= cutAt;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                start(() -> exchange(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void exchange(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            byte[] buffer = new byte[1 << 20];
            for (int length = client.getInputStream().read(buffer); length > 0; ) {
                int number = exchanges.incrementAndGet();
                boolean cut = forGood ? number >= cutAt : number == cutAt;
                if (cut && !cutReplies) {
                    return;
                }
                pass(buffer, length, server.getOutputStream());
                length = server.getInputStream().read(buffer);
                if (cut || length < 0) {
                    return;
                }
                pass(buffer, length, client.getOutputStream());
                length = next(client.getInputStream(), server.getInputStream(), buffer, client.getOutputStream());
            }
        } catch (IOException e) {
            // One side is gone, or this proxy is closed; the other side is closed above.
            sockets.remove(client);
        }
    }

    /** Waits for the next request, passing on what is left of the last reply. */
    private static int next(InputStream client, InputStream server, byte[] buffer, OutputStream out)
            throws IOException {
        while (client.available() == 0 && server.available() > 0) {
            pass(buffer, server.read(buffer), out);
        }
        return client.read(buffer);
    }

    private static void pass(byte[] bytes, int length, OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
