package dev.masthead.web;

import dev.masthead.spi.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers to what went wrong: a page in the magazine's dress, or a problem document for programs. */
final class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Parts parts;
    private final Problems problems = new Problems();

    ErrorPages(Parts parts) {
        this.parts = parts;
    }

    Response of(HttpProblem problem, Request request) {
        if (Accepts.json(request)) {
            return problems.of(problem);
        }
        try {
            return page(problem, request);
        } catch (StoreException e) {
            LOG.error("masthead.store.failed method={} cause={}", request.method(), Redacted.of(e));
            return problems.of(HttpProblem.unavailable());
        }
    }

    private Response page(HttpProblem problem, Request request) {
        Pages pages = parts.sites().current().pages();
        boolean unreadable = problem.status() == 400 && request.method().equals("POST");
        Response page = unreadable ? pages.unreadablePost() : pages.message(problem.status());
        boolean read = request.method().equals("GET") || request.method().equals("HEAD");
        Response dated = page.with("Cache-Control", read ? "public, max-age=0, must-revalidate" : "no-store");
        Response whole = Problems.withHeaders(dated.with("Vary", "Accept"), problem.headers());
        return request.method().equals("HEAD") ? whole.withoutBody() : whole;
    }
}
