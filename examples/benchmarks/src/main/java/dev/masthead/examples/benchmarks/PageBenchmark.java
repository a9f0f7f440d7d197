package dev.masthead.examples.benchmarks;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.servlet.MastheadServlet;
import dev.masthead.web.Masthead;
import dev.masthead.web.Request;
import dev.masthead.web.Response;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * What an article page costs: rendered for each request (cold), kept (warm), and the floor, copying its bytes. In process
 * the three alternate in short slices and the median of the CPU time of a page is printed.
 *
 * <p>With the argument {@code serve} it serves the same page over HTTP instead, at {@code /warm/...}, {@code /cold/...} and,
 * as a bare servlet that sends the same bytes, at {@code /floor}; a load generator of your own measures those.
 */
public final class PageBenchmark {

    private static final String ARTICLE = "/articles/the-night-ferry";
    private static final int SLICE = 50;
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 100;

    /** The thread's own CPU time: on a machine that others use, the clock on the wall measures them. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private PageBenchmark() {}

    /** Measures in process, or serves; see the class. */
    public static void main(String[] arguments) throws Exception {
        Masthead warm = magazine("/warm", 16L * 1024 * 1024);
        Masthead cold = magazine("/cold", 0);
        byte[] page = bytes(warm.handle(Request.of("GET", ARTICLE).build()));
        if (Arrays.asList(arguments).contains("serve")) {
            serve(warm, cold, page);
        } else {
            measure(warm, cold, page);
        }
    }

    private static Masthead magazine(String mount, long cacheBytes) {
        Masthead masthead = Masthead.builder()
                .magazine(Magazine.named("Harbour Review").at("https://www.example.org" + mount))
                .storage(new MemoryStorage())
                .mountPath(mount)
                .cacheBytes(cacheBytes)
                .build();
        String paragraph = "“It still runs,” she says – twice a week, for whoever is awake & willing. ".repeat(8);
        masthead.articles()
                .publish(Article.titled("The night ferry")
                        .by("Ann Lee", "Bo Ek")
                        .deck("Twice a week a ship without passengers crosses the sound.")
                        .tagged("ferries", "night", "working life")
                        .paragraphs(
                                IntStream.range(0, 12).mapToObj(i -> paragraph).toArray(String[]::new))
                        .build());
        return masthead;
    }

    private static void measure(Masthead warm, Masthead cold, byte[] page) {
        ByteArrayOutputStream sink = new ByteArrayOutputStream(page.length);
        Map<String, Runnable> contenders = new LinkedHashMap<>();
        contenders.put("copying its bytes", () -> {
            sink.reset();
            sink.write(page, 0, page.length);
        });
        contenders.put("warm", () -> write(warm, sink));
        contenders.put("cold", () -> write(cold, sink));
        Map<String, List<Long>> nanos = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            for (Map.Entry<String, Runnable> contender : contenders.entrySet()) {
                long each = slice(contender.getValue());
                if (round >= WARM_UP) {
                    nanos.computeIfAbsent(contender.getKey(), k -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        System.out.printf(Locale.ROOT, "page of %,d bytes%n", page.length);
        nanos.forEach((name, all) -> System.out.printf(Locale.ROOT, "%-20s %,10d ns%n", name, median(all)));
    }

    private static long slice(Runnable contender) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < SLICE; i++) {
            contender.run();
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / SLICE;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void write(Masthead masthead, ByteArrayOutputStream sink) {
        sink.reset();
        try {
            masthead.handle(Request.of("GET", ARTICLE).build()).body().writeTo(sink);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        response.body().writeTo(out);
        return out.toByteArray();
    }

    private static void serve(Masthead warm, Masthead cold, byte[] page) throws Exception {
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(MastheadServlet.of(warm), "/warm/*");
        context.addServlet(MastheadServlet.of(cold), "/cold/*");
        context.addServlet(new ServletHolder(new FloorServlet(page)), "/floor");
        Server server = new Server(0);
        server.setHandler(context);
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        for (String path : List.of("/floor", "/warm" + ARTICLE, "/cold" + ARTICLE)) {
            System.out.println("http://127.0.0.1:" + port + path);
        }
    }

    /** The same bytes from a servlet that does nothing else. */
    private static final class FloorServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final byte[] page;

        FloorServlet(byte[] page) {
            this.page = page.clone();
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html; charset=utf-8");
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }
}
