package dev.masthead.storage.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers: below those that the system gives to clients, which could take one between two starts. */
final class Ports {

    private static final int LOWEST = 23_100;
    private static final int HIGHEST = 31_999;

    private Ports() {}

    static int free() {
        int port = candidate();
        while (!isFree(port)) {
            port = candidate();
        }
        return port;
    }

    private static int candidate() {
        return ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
