package dev.masthead.storage.tck;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which version of the kit this is, as its jar says. */
final class KitVersion {

    private static final String POM = "/META-INF/maven/dev.masthead/masthead-storage-tck/pom.properties";
    private static final String NO_JAR = "development";

    private KitVersion() {}

    /** The version; {@code development} when the classes do not come from the jar. */
    static String get() {
        try (InputStream in = KitVersion.class.getResourceAsStream(POM)) {
            if (in == null) {
                return NO_JAR;
            }
            Properties pom = new Properties();
            pom.load(in);
            return pom.getProperty("version", NO_JAR);
        } catch (IOException e) {
            return NO_JAR;
        }
    }
}
