package dev.masthead.web;

import dev.masthead.core.Articles;
import dev.masthead.core.Magazine;
import dev.masthead.core.Outbox;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Submissions;
import dev.masthead.rendering.RobotsTxt;
import dev.masthead.spi.StoreException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A magazine, ready to be mounted: built once by the host, immutable and thread-safe, closed by who built it.
 *
 * <p>An adapter hands each request below the mount path to {@link #handle}; the host's own code works with {@link
 * #articles()} and {@link #inbox()}.
 */
public final class Masthead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Masthead.class);

    private final Parts parts;
    private final Router router;
    private final ErrorPages errors;

    Masthead(Parts parts) {
        this.parts = parts;
        this.errors = new ErrorPages(parts);
        this.router = new Router(parts);
    }

    /** Starts a magazine. */
    public static MastheadBuilder builder() {
        return new MastheadBuilder();
    }

    /**
     * Answers a request.
     *
     * @param request its path is below the mount path
     * @return never null; every failure is an answer, too
     */
    public Response handle(Request request) {
        return parts.defence().headers().onto(answer(request));
    }

    private Response answer(Request request) {
        try {
            Response response = router.answer(request);
            return request.method().equals("HEAD") ? response.withoutBody() : response;
        } catch (HttpProblem problem) {
            return errors.of(problem, request);
        } catch (IOException e) {
            return errors.of(HttpProblem.cutOff(), request);
        } catch (StoreException e) {
            LOG.error("masthead.store.failed method={} cause={}", request.method(), Redacted.of(e));
            return errors.of(HttpProblem.unavailable(), request);
        } catch (RuntimeException e) {
            LOG.error("masthead.request.failed method={} cause={}", request.method(), Redacted.of(e));
            return errors.of(HttpProblem.failed(), request);
        }
    }

    /** Creates, edits, publishes, schedules and withdraws articles. */
    public Articles articles() {
        return parts.articles();
    }

    /** Signed addresses at which an article is seen before readers see it. */
    public Previews previews() {
        return parts.previews();
    }

    /** What readers sent. */
    public Submissions inbox() {
        return parts.submissions();
    }

    /** What leaves the house: delivered, waiting, given up; dead letters are sent again here. */
    public Outbox outbox() {
        return parts.outbox();
    }

    /** The forms that readers are offered, in the magazine's language. */
    public Forms forms() {
        return parts.sites().current().forms();
    }

    /** The magazine as it is now; one that is read from a content folder changes with it. */
    public Magazine magazine() {
        return parts.sites().current().magazine();
    }

    /**
     * The lines for the {@code robots.txt} of the host, which name the sitemaps; see {@link RobotsTxt}. Empty when the magazine
     * has no address.
     */
    public String robotsTxt() {
        return parts.sites().current().links().absolute().map(RobotsTxt::lines).orElse("");
    }

    /** The path that it is mounted at, for example {@code /magazine}; empty at the root. */
    public String mountPath() {
        return parts.mountPath();
    }

    /** How many pages changes have taken out of memory so far. */
    long invalidatedPages() {
        return parts.cache().invalidated();
    }

    /** How many pages are in memory. */
    long keptPages() {
        return parts.cache().size();
    }

    /** Stops following the content folder and closes the store. What was acknowledged is safe. Closing again does nothing. */
    @Override
    public void close() {
        parts.resources().close();
    }
}
