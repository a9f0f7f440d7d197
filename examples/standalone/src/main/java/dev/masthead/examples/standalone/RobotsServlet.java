package dev.masthead.examples.standalone;

import dev.masthead.web.Masthead;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The host's own {@code robots.txt}: everybody may read everything, and the magazine's sitemaps are named. */
final class RobotsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Masthead masthead;

    RobotsServlet(Masthead masthead) {
        this.masthead = masthead;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = ("User-agent: *\nDisallow:\n\n" + masthead.robotsTxt()).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain; charset=utf-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
