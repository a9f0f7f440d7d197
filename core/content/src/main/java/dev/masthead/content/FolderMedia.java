package dev.masthead.content;

import dev.masthead.core.MediaFile;
import dev.masthead.core.MediaLibrary;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures of one reading. Immutable, thread-safe. */
final class FolderMedia implements MediaLibrary {

    private final Map<String, FolderPicture> byHash = new LinkedHashMap<>();

    FolderMedia(Collection<FolderPicture> pictures) {
        pictures.forEach(picture -> byHash.put(picture.hash(), picture));
    }

    @Override
    public Optional<MediaFile> find(String hash) {
        return Optional.ofNullable(byHash.get(hash))
                .filter(FolderPicture::isCurrent)
                .map(picture -> picture);
    }
}
