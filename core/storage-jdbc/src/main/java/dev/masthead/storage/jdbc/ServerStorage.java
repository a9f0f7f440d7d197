package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the providers of database servers have in common: a URL, a user, and connections of our own.
 *
 * @param name the provider's name
 * @param scheme what the URL begins with
 * @param artifact the driver's, for the message when it is missing
 * @param connections how it connects
 */
record ServerStorage(String name, String scheme, String artifact, Connections connections) {

    /** How a product connects. */
    @FunctionalInterface
    interface Connections {

        /** Connections for these limits. */
        ConnectionSource of(Limits limits, Connector connector);
    }

    /** The driver, with the settings' address, user and password. */
    @FunctionalInterface
    interface Connector {

        /** Connects with these properties, unless the address sets them. */
        Connection connect(Properties properties) throws SQLException;
    }

    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";

    private static final Logger LOG = LoggerFactory.getLogger(ServerStorage.class);
    private static final Pattern NAMES_A_USER = Pattern.compile("[^/?]*//[^/?]*@");

    private static final Set<String> SETTINGS = Set.of(
            URL,
            USER,
            PASSWORD,
            Place.SCHEMA,
            Place.PREFIX,
            Limits.CONNECTIONS,
            Limits.STATEMENT_TIMEOUT,
            Opening.MIGRATE);

    RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        Opening opening = new Opening(name, settings, SETTINGS, collections);
        String url = url(settings);
        Driver driver = Drivers.find(settings, scheme + "//localhost/press", artifact);
        Connector connector = properties -> connect(driver, url, withUser(settings, properties));
        return opening.own(
                connections.of(opening.limits(), connector), opening.limits().connections());
    }

    private static Properties withUser(StoreSettings settings, Properties properties) {
        Properties all = new Properties();
        all.putAll(properties);
        settings.get(USER).ifPresent(user -> all.setProperty("user", user));
        settings.get(PASSWORD).ifPresent(password -> all.setProperty("password", password));
        return all;
    }

    private String url(StoreSettings settings) {
        String url = settings.get(URL)
                .filter(address -> address.startsWith(scheme))
                .orElseThrow(() -> new IllegalArgumentException("The store '" + name
                        + "' needs the setting 'url': the address of the database, which begins with " + scheme));
        if (NAMES_A_USER.matcher(url).lookingAt()) {
            // The drivers take what is before the sign for a host, and one logs the password as a wrong port.
            throw new IllegalArgumentException("The setting 'url' of the store '" + name
                    + "' takes no user and password before the host; give them in the settings 'user' and 'password'");
        }
        return url;
    }

    private static Connection connect(Driver driver, String url, Properties properties) throws SQLException {
        Connection connection;
        try {
            connection = driver.connect(url, properties);
        } catch (IllegalArgumentException e) {
            LOG.debug("The driver does not take the URL: {}", e.getClass().getName());
            throw unreadable();
        }
        if (connection == null) {
            throw unreadable();
        }
        return connection;
    }

    private static StoreException unreadable() {
        return new StoreException("The JDBC driver does not take the setting 'url'; check how it is written");
    }
}
