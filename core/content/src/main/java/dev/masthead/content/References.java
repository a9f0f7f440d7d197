package dev.masthead.content;

import dev.masthead.core.Image;
import java.util.Optional;

/** What a text points at, resolved where it stands; problems are noted with the line in the file. */
interface References {

    /** The picture of that address without its words; empty when it cannot be shown, which was noted. */
    Optional<Image> picture(String address, int line);

    /** Where a link leads; empty when it may not be followed, and its text stays. */
    Optional<String> link(String address, int line);

    /** Notes what was left out of the text. */
    void warning(int line, String reason);

    /** Notes why the text cannot be published. */
    void error(int line, String reason);
}
