package dev.masthead.examples.standalone;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Browsers ask every server for an icon; a host has its own, this one has none, which is not an error. */
final class NoIconServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
