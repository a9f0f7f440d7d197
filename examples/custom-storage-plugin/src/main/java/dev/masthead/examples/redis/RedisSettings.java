package dev.masthead.examples.redis;

import dev.masthead.spi.StoreSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

/**
 * The settings of a store on Redis.
 *
 * <ul>
 *   <li>{@code url}, required: {@code redis://host[:6379][/database]}, or {@code rediss:} for TLS.
 *   <li>{@code user} and {@code password}: the login, where the server wants one; a password alone is the default user's.
 *   <li>{@code prefix}: what every key begins with, in braces, so that all are in one slot of a cluster: 1 to 40
 *       lower-case letters, digits, underscores and hyphens; {@code masthead} when not set.
 *   <li>{@code timeout}: seconds to wait for the server, for connecting and for each answer: 1 to 300; 10 when not set.
 *   <li>{@code connections}: the most connections at once: 1 to 1,000; 16 when not set.
 * </ul>
 */
record RedisSettings(HostAndPort address, JedisClientConfig client, String prefix, int timeout, int connections) {

    private static final String URL = "url";
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final String PREFIX = "prefix";
    private static final String TIMEOUT = "timeout";
    private static final String CONNECTIONS = "connections";
    private static final Set<String> KNOWN = Set.of(URL, USER, PASSWORD, PREFIX, TIMEOUT, CONNECTIONS);
    private static final Pattern PREFIXES = Pattern.compile("[a-z0-9_-]{1,40}");
    private static final int PORT = 6379;

    static RedisSettings of(StoreSettings settings) {
        settings.names().stream().sorted().filter(name -> !KNOWN.contains(name)).forEach(name -> {
            throw new IllegalArgumentException("The store 'redis' has no setting '" + name
                    + "'; it takes url, user, password, prefix, timeout, connections");
        });
        URI url = url(settings);
        String prefix = settings.get(PREFIX).orElse("masthead");
        if (!PREFIXES.matcher(prefix).matches()) {
            throw wrong(PREFIX, "1 to 40 lower-case letters, digits, underscores and hyphens");
        }
        int timeout = number(settings, TIMEOUT, 10, 300);
        int port = url.getPort() < 0 ? PORT : url.getPort();
        return new RedisSettings(
                new HostAndPort(url.getHost(), port),
                client(settings, url, timeout),
                prefix,
                timeout,
                number(settings, CONNECTIONS, 16, 1_000));
    }

    private static URI url(StoreSettings settings) {
        String value = settings.get(URL)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The store 'redis' needs the setting 'url', for example redis://127.0.0.1:6379"));
        try {
            URI url = new URI(value);
            boolean known = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
            boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            if (known && plain && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Its message holds the whole address, and with it what somebody took for the place of a password.
            throw wrong(URL);
        }
        throw wrong(URL);
    }

    private static JedisClientConfig client(StoreSettings settings, URI url, int timeout) {
        DefaultJedisClientConfig.Builder client = DefaultJedisClientConfig.builder()
                .resp2()
                .timeoutMillis(timeout * 1_000)
                .database(database(url));
        if ("rediss".equals(url.getScheme())) {
            client.sslOptions(SslOptions.defaults());
        }
        settings.get(USER).ifPresent(client::user);
        settings.get(PASSWORD).ifPresent(client::password);
        return client.build();
    }

    private static int database(URI url) {
        String path = Optional.ofNullable(url.getPath()).orElse("");
        if (path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,5}")) {
            throw wrong(URL);
        }
        return Integer.parseInt(path.substring(1));
    }

    private static int number(StoreSettings settings, String name, int otherwise, int most) {
        String value = settings.get(name).orElse(Integer.toString(otherwise));
        if (!value.matches("[1-9][0-9]{0,3}") || Integer.parseInt(value) > most) {
            throw wrong(name, "a whole number from 1 to " + most);
        }
        return Integer.parseInt(value);
    }

    private static IllegalArgumentException wrong(String name) {
        return wrong(
                name,
                "redis://host[:port][/database], or rediss: for TLS; a login has settings of its own, user and password");
    }

    private static IllegalArgumentException wrong(String name, String takes) {
        return new IllegalArgumentException("The setting '" + name + "' of the store 'redis' takes " + takes);
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "RedisSettings[" + address + ", " + prefix + "]";
    }
}
