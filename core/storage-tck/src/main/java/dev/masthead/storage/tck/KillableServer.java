package dev.masthead.storage.tck;

/**
 * The server that keeps the data of the store under test, to be killed while it is written to. Both methods are called
 * in turn, by one thread, several times.
 */
public interface KillableServer {

    /**
     * Ends the server without any warning, as the loss of its machine would: {@code kill -9} of all its processes.
     *
     * @throws Exception when that cannot be done; the test fails with it
     */
    void kill() throws Exception;

    /**
     * Starts the server again on the data that it left; returns when it takes connections.
     *
     * @throws Exception when it does not start; the test fails with it
     */
    void start() throws Exception;
}
