package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens record stores in a SQLite file: the embedded default. Its name is {@code sqlite}.
 *
 * <p>Settings: {@code path}, the file, required; its folder must exist, the file is made when it is not there, readable
 * by its owner only. {@code prefix}, what the tables' names begin with, {@code masthead_} when not set.
 *
 * <p>A commit is acknowledged when it is on the disk (write-ahead log, synchronous FULL); commits of several threads
 * share one wait for the disk. Several processes on one machine may have the same file open; a writer waits for those of
 * other processes for up to 15 seconds. Not for network drives. The driver, {@code org.xerial:sqlite-jdbc}, is found with
 * the settings' class loader. Thread-safe.
 */
public final class SqliteStorage implements RecordStoreProvider {

    /** The name by which this provider is chosen. */
    public static final String NAME = "sqlite";

    /** The most connections that read. */
    static final int READERS = 4;

    private static final String PATH = "path";
    private static final String URL = "jdbc:sqlite:";
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStorage.class);

    /** For the service loader, and for hosts. */
    public SqliteStorage() {}

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StoreException when the driver is missing, or the file is not a database that this process may write
     */
    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        Opening opening = new Opening(NAME, settings, Set.of(PATH, Place.PREFIX), collections);
        Path file = file(settings);
        Driver driver = Drivers.find(settings, URL, "org.xerial:sqlite-jdbc");
        create(file);
        return opening.own(() -> connect(driver, file), READERS);
    }

    private static Path file(StoreSettings settings) {
        String path = settings.get(PATH)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The store 'sqlite' needs the setting 'path': the file that holds the database"));
        try {
            // The driver reads what follows a question mark as its own settings.
            if (!path.isBlank() && path.indexOf('?') < 0) {
                return Path.of(path).toAbsolutePath();
            }
        } catch (InvalidPathException e) {
            LOG.debug("No path", e);
        }
        throw new IllegalArgumentException("The setting 'path' of the store 'sqlite' takes a file's path without '?'");
    }

    private static void create(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new StoreException("There is no folder " + folder + " for the SQLite file; create it first");
        }
        if (Files.isDirectory(file)) {
            throw new StoreException(file + " is a folder; the setting 'path' takes the file in it");
        }
        try {
            Files.createFile(file, ownerOnly(file));
        } catch (FileAlreadyExistsException e) {
            LOG.debug("The database is there already");
        } catch (IOException e) {
            throw new StoreException("The SQLite file " + file + " cannot be made; may this process write there?", e);
        }
        if (!Files.isWritable(file) || !Files.isWritable(folder)) {
            throw new StoreException("The SQLite file " + file
                    + " and its folder must be writable: the write-ahead log is beside it; mend their permissions, or mount"
                    + " the disk for writing");
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Connection connect(Driver driver, Path file) throws SQLException {
        Properties properties = new Properties();
        // Nobody asks for generated keys, and the driver would fetch them after each insertion.
        properties.setProperty("jdbc.get_generated_keys", "false");
        Connection connection = driver.connect(URL + file, properties);
        if (connection == null) {
            throw new SQLException("The driver does not accept " + URL);
        }
        return connection;
    }
}
