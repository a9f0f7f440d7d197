package dev.masthead.examples.embedded;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.servlet.MastheadServlet;
import dev.masthead.web.Masthead;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** A host with a page of its own and a magazine beside it. */
public final class EmbeddedMagazine {

    private EmbeddedMagazine() {}

    /**
     * Starts the host.
     *
     * @param arguments the port; 8080 when not given
     */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8080;
        start(port, "magazine.sqlite");
    }

    static Server start(int port, String database) throws Exception {
        Masthead masthead = Masthead.builder()
                .magazine(Magazine.named("Harbour Review").at("https://www.example.org/magazine"))
                .storage("sqlite", Map.of("path", database))
                .form(Tip.class)
                .build();

        if (masthead.articles().published().newest(1).articles().isEmpty()) {
            masthead.articles()
                    .publish(Article.titled("The night ferry")
                            .by("Ann Lee")
                            .paragraphs("It still runs, twice a week, for whoever is awake.")
                            .build());
        }

        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(HomeServlet.class, "/");
        context.addServlet(MastheadServlet.of(masthead), "/magazine/*");

        Server server = new Server(port);
        server.setHandler(context);
        server.setStopAtShutdown(true);
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopped(LifeCycle stopped) {
                masthead.close();
            }
        });
        server.start();
        return server;
    }
}
