package dev.masthead.content;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the pictures of a folder once per change; not thread-safe. */
final class Pictures {

    private final FolderTree tree;
    private final Map<String, Known> known = new HashMap<>();
    private Map<String, Stamp> files = Map.of();

    Pictures(FolderTree tree) {
        this.tree = tree;
    }

    /** Starts a reading with the files that are there now. */
    void startWith(Map<String, Stamp> now) {
        files = now;
        known.keySet().retainAll(now.keySet());
    }

    /** The stamp of a file; empty when there is none of that path. */
    Optional<Stamp> stamp(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Reads a picture; refuses one that is missing, too large, or not a picture. */
    FolderPicture read(String path) throws Refusal {
        Stamp stamp = files.get(path);
        if (stamp == null) {
            throw new Refusal(1, "is not in the folder");
        }
        Known before = known.get(path);
        if (before == null || !before.stamp.equals(stamp)) {
            FolderPicture picture = FolderPicture.read(
                    tree.file(path).orElseThrow(() -> new Refusal(1, "is not in the folder")), stamp);
            before = new Known(stamp, picture);
            known.put(path, before);
        }
        return before.picture;
    }

    Collection<FolderPicture> all() {
        return known.values().stream().map(Known::picture).toList();
    }

    private record Known(Stamp stamp, FolderPicture picture) {}
}
