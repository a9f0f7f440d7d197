package dev.masthead.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Exim as a process of its own, which keeps each mail in a file with its envelope. Where it is not installed, the
 * test is skipped and says so, unless the environment variable {@code MASTHEAD_REQUIRE} contains {@code smtp}.
 */
final class RealServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/exim4");
    private static final long PATIENCE_MILLIS = 60_000;

    /** A mail with its envelope: what was said to the server, and the header and body that it took. */
    record Kept(List<String> recipients, List<String> header, String body) {}

    private final Path folder;
    private final Process process;
    private final int port;

    private RealServer(Path folder) throws IOException {
        this.folder = folder;
        this.port = freePort();
        Files.writeString(folder.resolve("exim.conf"), configuration());
        Files.setPosixFilePermissions(folder.resolve("exim.conf"), PosixFilePermissions.fromString("rw-r--r--"));
        for (String name : List.of("spool", "log", "mails")) {
            Files.createDirectory(folder.resolve(name));
            Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM.toString(), "-C", folder.resolve("exim.conf").toString(), "-bdf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        this.process = builder.start();
    }

    /** Starts one, or skips the test. */
    static RealServer start() throws IOException, InterruptedException {
        if (!Files.isExecutable(PROGRAM)) {
            String why = "There is no " + PROGRAM + " (Debian: exim4-daemon-light)";
            List<String> required = Arrays.asList(Optional.ofNullable(System.getenv("MASTHEAD_REQUIRE"))
                    .orElse("")
                    .split(","));
            if (required.contains("smtp")) {
                throw new AssertionError(why + ", and MASTHEAD_REQUIRE asks for it");
            }
            Assumptions.abort(why);
        }
        Path folder = Files.createTempDirectory("masthead-exim");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        RealServer server = new RealServer(folder);
        server.awaitStart();
        return server;
    }

    private String configuration() {
        return """
                primary_hostname = mail.test
                spool_directory = %1$s/spool
                log_file_path = %1$s/log/%%slog
                daemon_smtp_ports = %2$d
                local_interfaces = 127.0.0.1
                tls_advertise_hosts =
                keep_environment =
                deliver_drop_privilege = true
                acl_smtp_rcpt = taking
                host_lookup =
                begin acl
                taking:
                  accept
                begin routers
                all:
                  driver = accept
                  transport = kept
                begin transports
                kept:
                  driver = appendfile
                  directory = %1$s/mails
                  create_directory = false
                  use_bsmtp
                  mode = 0644
                  check_owner = false
                """.formatted(folder, port);
    }

    /** Below the ports that connections get by themselves. */
    private static int freePort() throws IOException {
        for (int port = 23_600; port < 23_700; port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
        throw new IOException("No port from 23600 to 23699 is free");
    }

    private void awaitStart() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isListening()) {
            if (!process.isAlive() || System.currentTimeMillis() > end) {
                throw new AssertionError("Exim does not start: " + Files.readString(folder.resolve("out")));
            }
            Thread.sleep(20);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    SmtpSettings settings() {
        return SmtpSettings.at("127.0.0.1").port(port);
    }

    /** All mails, once there are so many: Exim files them after it has accepted them. */
    List<Kept> mails(int expected) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        List<Path> files = files();
        while (files.size() < expected && System.currentTimeMillis() < end) {
            Thread.sleep(20);
            files = files();
        }
        // A moment for one too many.
        Thread.sleep(200);
        List<Kept> mails = new ArrayList<>();
        for (Path file : files()) {
            mails.add(read(Files.readString(file, StandardCharsets.ISO_8859_1)));
        }
        return mails;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("mails"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("q"))
                    .sorted()
                    .toList();
        }
    }

    private static Kept read(String text) {
        int data = text.indexOf("DATA\n");
        int body = text.indexOf("\n\n", data);
        List<String> recipients = text.substring(0, data)
                .lines()
                .filter(line -> line.startsWith("RCPT TO:"))
                .map(line -> line.substring(8))
                .toList();
        List<String> header = text.substring(data + 5, body).lines().toList();
        return new Kept(recipients, header, text.substring(body));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
