package dev.masthead.examples.standalone;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends who opens the root to the magazine. */
final class RedirectServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final String target;

    RedirectServlet(String target) {
        this.target = target;
    }

    /** Every method alike: a servlet's own answer to TRACE would send the request's header fields back. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendRedirect(target);
    }
}
