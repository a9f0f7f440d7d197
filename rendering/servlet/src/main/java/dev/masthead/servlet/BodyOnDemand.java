package dev.masthead.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A request's body that is asked for when its first byte is read: containers send "100 Continue" when they are asked, and who
 * waits for it with a body that is refused anyway need not send it.
 */
final class BodyOnDemand extends InputStream {

    private final HttpServletRequest request;

    BodyOnDemand(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public int read() throws IOException {
        return request.getInputStream().read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        return request.getInputStream().read(into, offset, length);
    }

    @Override
    public int available() throws IOException {
        return request.getInputStream().available();
    }
}
