package dev.masthead.examples.standalone;

import dev.masthead.examples.standalone.Options.UsageException;
import dev.masthead.forms.ChannelSource;
import dev.masthead.forms.ProofOfWork;
import dev.masthead.forms.TrustedProxies;
import dev.masthead.servlet.MastheadServlet;
import dev.masthead.web.Masthead;
import dev.masthead.web.MastheadBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the magazine on an embedded Jetty until the process is told to stop. */
final class Serve {

    private static final String MOUNT = "/magazine";
    private static final long STOP_TIMEOUT_MILLIS = 10_000;
    private static final long IDLE_TIMEOUT_MILLIS = 20_000;

    /** More than the bodies that the magazine reads at once, so that slow senders leave some for readers. */
    private static final int MAX_THREADS = 256;

    /** Each may hold as much as a request's header, 8 KiB, for a while. */
    private static final int MAX_CONNECTIONS = 2_048;

    private final Options options;
    private final StoreChoice store;
    private final List<ChannelSource> channels;
    private final Server server;
    private final ServerConnector connector;

    Serve(Options options, StoreChoice store, List<ChannelSource> channels) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("http");
        this.options = options;
        this.store = store;
        this.channels = channels;
        this.server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    }

    /** The server and the magazine start side by side: on two cores that is half the wait. */
    void start(PrintStream out) throws UsageException {
        Consumer<MastheadBuilder> settings = settings();
        listen();
        String address = "http://" + options.host() + ":" + connector.getLocalPort() + MOUNT;
        CompletableFuture<Masthead> building = CompletableFuture.supplyAsync(() -> masthead(address, settings));
        ServletContextHandler context = new ServletContextHandler();
        context.setAvailable(false);
        context.setErrorHandler(new PlainErrors());
        server.setErrorHandler(new PlainErrors());
        RequestPatience patience = new RequestPatience(new GracefulHandler(context), connector.getScheduler());
        connector.addBean(patience, false);
        server.setHandler(patience);
        startServer();
        Masthead masthead = join(building);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(masthead), "stop"));
        context.addServlet(new ServletHolder(new RedirectServlet(MOUNT + "/")), "");
        context.addServlet(new ServletHolder(new NothingServlet()), "/");
        context.addServlet(new ServletHolder(new NoIconServlet()), "/favicon.ico");
        context.addServlet(new ServletHolder(new RobotsServlet(masthead)), "/robots.txt");
        context.addServlet(new ServletHolder(MastheadServlet.of(masthead)), MOUNT + "/*");
        context.setAvailable(true);
        out.println("Masthead is ready at " + address);
        out.flush();
    }

    private void listen() throws UsageException {
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        server.setStopTimeout(STOP_TIMEOUT_MILLIS);
        try {
            connector.open();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Nothing can listen on " + options.host() + ":" + options.port()
                            + "; if something else does already, name another port with --port, 0 for any free one",
                    e);
        }
    }

    private Consumer<MastheadBuilder> settings() throws UsageException {
        boolean rateLimit = options.rateLimit();
        boolean proofOfWork = options.proofOfWork();
        TrustedProxies proxies = options.trustedProxies();
        Duration keepDelivered = options.keepDelivered();
        return builder -> {
            builder.trustedProxies(proxies).keepDelivered(keepDelivered);
            if (!rateLimit) {
                builder.withoutRateLimit();
            }
            if (proofOfWork) {
                builder.challenge(ProofOfWork.standard());
            }
        };
    }

    private Masthead masthead(String address, Consumer<MastheadBuilder> settings) {
        store.create();
        MastheadBuilder builder = Masthead.builder()
                .storage(store.name(), store.settings())
                .forms(FormFiles.with(options.forms()))
                .content(options.content().orElseGet(SampleContent::folder))
                .fallbackAddress(address)
                .mountPath(MOUNT);
        Release.name().ifPresent(builder::release);
        channels.forEach(builder::channel);
        store.folder().ifPresentOrElse(data -> builder.search(data.resolve("search")), builder::search);
        settings.accept(builder);
        return builder.build();
    }

    private Masthead join(CompletableFuture<Masthead> building) {
        try {
            return building.join();
        } catch (CompletionException e) {
            stopServer();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void startServer() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The server cannot start", e);
        }
    }

    /** Requests under way are finished, then the magazine is closed: every answer that was given is on disk. */
    private void stop(Masthead masthead) {
        stopServer();
        masthead.close();
    }

    private void stopServer() {
        try {
            server.stop();
        } catch (Exception e) {
            System.err.println("The server did not stop cleanly: " + e.getMessage());
        }
    }
}
