package dev.masthead.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** How mail leaves the house: the server that takes it. Immutable; its text form holds no password. */
public final class SmtpSettings {

    /** How the connection is protected. */
    public enum Security {
        /** Begins in the clear and must become TLS before anything is said; usually port 587. */
        STARTTLS,
        /** TLS from the first byte; usually port 465. */
        TLS,
        /** Nothing: for a server on the same machine. */
        PLAIN
    }

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final String host;
    private final Optional<Integer> port;
    private final Security security;
    private final Optional<Login> login;
    private final Duration connect;
    private final Duration read;

    /** Who sends. */
    private record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[redacted]";
        }
    }

    private SmtpSettings(
            String host,
            Optional<Integer> port,
            Security security,
            Optional<Login> login,
            Duration connect,
            Duration read) {
        this.host = host;
        this.port = port;
        this.security = security;
        this.login = login;
        this.connect = connect;
        this.read = read;
    }

    /**
     * A server by name: {@link Security#STARTTLS} required, but for the same machine {@link Security#PLAIN}; 10 seconds to
     * connect, 30 for each answer.
     */
    public static SmtpSettings at(String host) {
        if (host.isBlank()) {
            throw new IllegalArgumentException("Name the mail server's host");
        }
        Security usual = LOOPBACK.contains(host) ? Security.PLAIN : Security.STARTTLS;
        return new SmtpSettings(
                host, Optional.empty(), usual, Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** A copy with another port than the usual one: 587, 465 with TLS, 25 in the clear. */
    public SmtpSettings port(int number) {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("A port is 1 to 65535, not " + number);
        }
        return new SmtpSettings(host, Optional.of(number), security, login, connect, read);
    }

    /**
     * A copy with another protection.
     *
     * @throws IllegalArgumentException when a password would travel in the clear to another machine
     */
    public SmtpSettings security(Security protection) {
        return new SmtpSettings(host, port, protection, login, connect, read).checked();
    }

    /**
     * A copy that logs in.
     *
     * @throws IllegalArgumentException when the password would travel in the clear to another machine
     */
    public SmtpSettings login(String user, String password) {
        return new SmtpSettings(host, port, security, Optional.of(new Login(user, password)), connect, read).checked();
    }

    /** A copy with other limits: to connect, and for each answer of the server. */
    public SmtpSettings timeouts(Duration toConnect, Duration toAnswer) {
        return new SmtpSettings(host, port, security, login, toConnect, toAnswer);
    }

    private SmtpSettings checked() {
        if (security == Security.PLAIN && login.isPresent() && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException(
                    "The password would travel in the clear to " + host + "; use STARTTLS or TLS, or no login");
        }
        return this;
    }

    /** What the protocol implementation is told. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port.orElse(usualPort())));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.auth", Boolean.toString(login.isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", Long.toString(connect.toMillis()));
        properties.setProperty("mail.smtp.timeout", Long.toString(read.toMillis()));
        properties.setProperty("mail.smtp.writetimeout", Long.toString(read.toMillis()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.sendpartial", "false");
        return properties;
    }

    private int usualPort() {
        return switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case PLAIN -> 25;
        };
    }

    Optional<String> user() {
        return login.map(Login::user);
    }

    Optional<String> password() {
        return login.map(Login::password);
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ", " + security + "]";
    }
}
