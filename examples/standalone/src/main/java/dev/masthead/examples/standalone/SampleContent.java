package dev.masthead.examples.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** The sample magazine: a content folder inside the jar. */
final class SampleContent {

    private SampleContent() {}

    static Path folder() {
        URL marker = SampleContent.class.getResource("/sample/magazine.yaml");
        if (marker == null) {
            throw new IllegalStateException("The jar has no sample magazine; name a folder with --content");
        }
        try {
            URI uri = marker.toURI();
            if ("jar".equals(uri.getScheme())) {
                FileSystems.newFileSystem(uri, Map.of());
            }
            return Path.of(uri).resolveSibling("");
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("The sample magazine cannot be read; name a folder with --content", e);
        }
    }
}
