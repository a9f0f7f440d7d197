package dev.masthead.examples.embedded;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The host's own page. */
public final class HomeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html; charset=utf-8");
        response.getWriter()
                .print("<!doctype html><html lang=en><title>Our application</title>"
                        + "<h1>Our application</h1><p>Read <a href=/magazine/>the magazine</a>.</p></html>");
    }
}
