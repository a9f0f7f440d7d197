package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds JDBC drivers with the settings' class loader. */
final class Drivers {

    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

    private Drivers() {}

    /**
     * The driver for a kind of URL; without one, a StoreException that names the artifact.
     *
     * @param url any of that kind, and not the setting: a driver may log what it cannot read, and that be a password
     */
    static Driver find(StoreSettings settings, String url, String artifact) {
        ClassLoader loader = settings.classLoader().orElseGet(Drivers.class::getClassLoader);
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    break;
                }
                Driver driver = drivers.next();
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            } catch (ServiceConfigurationError e) {
                LOG.debug("A JDBC driver that is of no use here", e);
            } catch (SQLException e) {
                LOG.debug("A JDBC driver that cannot read the URL", e);
            }
        }
        throw new StoreException("No JDBC driver for the store was found; add " + artifact
                + " to the class path, or give the settings a class loader that has it");
    }
}
