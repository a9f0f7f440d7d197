package dev.masthead.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers a command as it is told, and vanishes at another. */
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket server;
    private final Map<String, String> answers;
    private final Optional<String> vanishAt;
    final AtomicInteger recipients = new AtomicInteger();

    /**
     * A server.
     *
     * @param answers by command: {@code GREETING}, {@code EHLO}, {@code MAIL}, {@code RCPT}, {@code DATA}, {@code .}
     * @param vanishAt the command at which the connection is closed without an answer
     */
    ScriptedServer(Map<String, String> answers, Optional<String> vanishAt) {
        this.answers = answers;
        this.vanishAt = vanishAt;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedServer answering(String command, String answer) {
        return new ScriptedServer(Map.of(command, answer), Optional.empty());
    }

    static ScriptedServer vanishingAt(String command) {
        return new ScriptedServer(Map.of(), Optional.of(command));
    }

    SmtpSettings settings() {
        return SmtpSettings.at("127.0.0.1")
                .port(server.getLocalPort())
                .timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The other side has gone, or the test is over.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = socket.getOutputStream();
        if (!answer(out, "GREETING", "220 here")) {
            return;
        }
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = data ? line : line.substring(0, Math.min(4, line.length()));
            if (data && !line.equals(".")) {
                continue;
            }
            recipients.addAndGet(command.equals("RCPT") ? 1 : 0);
            data = command.equals("DATA") && !answers.containsKey("DATA");
            if (!answer(out, command, data ? "354 go on" : "250 fine") || command.equals("QUIT")) {
                return;
            }
        }
    }

    private boolean answer(OutputStream out, String command, String usual) throws IOException {
        if (vanishAt.filter(command::equals).isPresent()) {
            return false;
        }
        out.write((answers.getOrDefault(command, usual) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
