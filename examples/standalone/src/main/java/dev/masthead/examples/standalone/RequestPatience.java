package dev.masthead.examples.standalone;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request has come whole after a while. The server's own idle timeout begins anew with each
 * byte, so that a byte a second would keep a connection open for hours.
 */
final class RequestPatience extends Handler.Wrapper implements Connection.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ROUND_MILLIS = 2_000;

    private final Scheduler scheduler;

    /** Since when a request is awaited, in {@link System#nanoTime}. */
    private final Map<Connection, Long> waiting = new ConcurrentHashMap<>();

    RequestPatience(Handler next, Scheduler scheduler) {
        super(next);
        this.scheduler = scheduler;
    }

    @Override
    public void onOpened(Connection connection) {
        waiting.put(connection, System.nanoTime());
    }

    @Override
    public void onClosed(Connection connection) {
        waiting.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        waiting.remove(connection);
        Request.addCompletionListener(request, failure -> waitAgain(connection));
        return super.handle(request, response, callback);
    }

    private void waitAgain(Connection connection) {
        waiting.put(connection, System.nanoTime());
        if (!connection.getEndPoint().isOpen()) {
            waiting.remove(connection);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        nextRound();
    }

    private void nextRound() {
        scheduler.schedule(this::round, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        long now = System.nanoTime();
        waiting.forEach((connection, since) -> {
            if (now - since > PATIENCE.toNanos()) {
                waiting.remove(connection);
                connection.getEndPoint().close();
            }
        });
        if (isRunning()) {
            nextRound();
        }
    }
}
