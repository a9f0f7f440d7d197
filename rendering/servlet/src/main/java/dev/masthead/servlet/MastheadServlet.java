package dev.masthead.servlet;

import dev.masthead.web.Headers;
import dev.masthead.web.Masthead;
import dev.masthead.web.Request;
import dev.masthead.web.Response;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;

/**
 * Serves a magazine below a path of a servlet container, Jakarta Servlet 6 or newer.
 *
 * <p>Map it to the mount path that the magazine was built with, {@code /magazine/*} unless changed; a context path is part
 * of the mount path. Another mapping that ends with {@code /*} is accepted with a line in the container's log, as a proxy in
 * front may strip or change the path; one that does not can serve no page but the first and is refused. It reads the raw
 * request: no filter in front of it may have read the body. It does not close the magazine: who built it closes it.
 */
public final class MastheadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String EVERYTHING_BELOW = "/*";

    private final transient Masthead masthead;

    private MastheadServlet(Masthead masthead) {
        this.masthead = Objects.requireNonNull(masthead, "masthead");
    }

    /** A servlet for a magazine. */
    public static MastheadServlet of(Masthead masthead) {
        return new MastheadServlet(masthead);
    }

    @Override
    public void init() throws ServletException {
        ServletRegistration registration = getServletContext().getServletRegistration(getServletName());
        if (registration != null) {
            checkMappings(registration.getMappings());
        }
    }

    private void checkMappings(Collection<String> mappings) throws ServletException {
        String path = getServletContext().getContextPath();
        if (mappings.stream().anyMatch(mapping -> (path + mapping).equals(masthead.mountPath() + EVERYTHING_BELOW))) {
            return;
        }
        String mismatch = "The magazine's links begin with " + masthead.mountPath() + "/ but its servlet is mapped to "
                + mappings + " in the context '" + path
                + "': map it to the mount path and /*, or name the path with .mountPath(...)";
        if (mappings.stream().noneMatch(mapping -> mapping.endsWith(EVERYTHING_BELOW))) {
            throw new ServletException(mismatch);
        }
        getServletContext().log(mismatch);
    }

    @Override
    protected void service(HttpServletRequest in, HttpServletResponse out) throws IOException {
        write(masthead.handle(read(in)), out);
    }

    private static Request read(HttpServletRequest in) {
        String host = in.getHeader("Host");
        return Request.of(in.getMethod(), pathBelowMount(in))
                .query(in.getQueryString())
                .headers(headers(in))
                .body(new BodyOnDemand(in), in.getContentLengthLong())
                .authority(host == null ? in.getServerName() + ":" + in.getServerPort() : host)
                .clientAddress(in.getRemoteAddr())
                .build();
    }

    /** The container decodes its own paths; the part below the mount path is taken raw from the request line. */
    private static String pathBelowMount(HttpServletRequest in) {
        String mount = in.getContextPath() + in.getServletPath();
        String uri = in.getRequestURI();
        return uri.startsWith(mount) ? uri.substring(mount.length()) : uri;
    }

    private static Headers headers(HttpServletRequest in) {
        Headers.Builder headers = Headers.builder();
        for (String name : Collections.list(in.getHeaderNames())) {
            Collections.list(in.getHeaders(name)).forEach(value -> headers.add(name, value));
        }
        return headers.build();
    }

    private static void write(Response response, HttpServletResponse out) throws IOException {
        out.setStatus(response.status());
        response.headers().forEach(out::addHeader);
        if (response.status() != HttpServletResponse.SC_NOT_MODIFIED) {
            writeBody(response.body(), out);
        }
    }

    private static void writeBody(Response.Body body, HttpServletResponse out) throws IOException {
        long length = body.length();
        if (length == Response.Body.UNKNOWN_LENGTH) {
            body.writeTo(out.getOutputStream());
            // Else the container takes the answer to HEAD, to which nothing was written, for one of length 0.
            out.flushBuffer();
        } else {
            out.setContentLengthLong(length);
            body.writeTo(out.getOutputStream());
        }
    }
}
