package dev.masthead.content;

import dev.masthead.core.Image;
import dev.masthead.core.Slug;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Resolves what one article points at, and remembers it: when one of these changes, the article is read again. */
final class ArticleReferences implements References {

    private final String file;
    private final Map<String, Slug> slugs;
    private final Pictures pictures;
    private final Notes notes;
    private final Map<String, Optional<Slug>> linked = new HashMap<>();
    private final Map<String, Optional<Stamp>> shown = new HashMap<>();

    ArticleReferences(String file, Map<String, Slug> slugs, Pictures pictures, Notes notes) {
        this.file = file;
        this.slugs = slugs;
        this.pictures = pictures;
        this.notes = notes;
    }

    /** A picture of the body that is not there is left out: the text around it can be read without. */
    @Override
    public Optional<Image> picture(String address, int line) {
        return picture(address, line, (at, reason) -> notes.warning(at, reason + "; it is left out"));
    }

    /** The picture above the body, which the article is not published without when it names one. */
    Optional<Image> hero(String address, int line) {
        return picture(address, line, notes::error);
    }

    private Optional<Image> picture(String address, int line, Report missing) {
        if (Addresses.isAbsolute(address) || address.startsWith("//")) {
            Optional<Image> elsewhere = Addresses.picture(address);
            if (elsewhere.isEmpty()) {
                notes.warning(
                        line, "a picture is left out: its address is neither a file beside the article nor https");
            }
            return elsewhere;
        }
        Optional<String> path = RelativePath.of(file, RelativePath.decoded(address));
        if (path.isEmpty()) {
            missing.report(line, "the picture '" + shortened(address) + "' is not a path inside the content folder");
            return Optional.empty();
        }
        return picture(path.get(), address, line, missing);
    }

    private Optional<Image> picture(String path, String address, int line, Report missing) {
        shown.put(path, pictures.stamp(path));
        try {
            FolderPicture picture = pictures.read(path);
            String src = "media/" + picture.hash() + "/" + picture.name();
            PictureSize size = picture.size();
            return Optional.of(new Image(src, "", Optional.empty(), Optional.empty(), size.width(), size.height()));
        } catch (Refusal e) {
            missing.report(line, "the picture '" + shortened(address) + "' " + e.reason());
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> link(String address, int line) {
        Optional<String> href = isArticle(address) ? article(address, line) : Addresses.link(address);
        if (href.isEmpty() && !isArticle(address)) {
            notes.warning(line, "a link is left out, its text stays: its address is not http, https, mailto or a path");
        }
        return href;
    }

    private Optional<String> article(String address, int line) {
        int hash = address.indexOf('#');
        String name = RelativePath.decoded(hash < 0 ? address : address.substring(0, hash));
        Optional<String> path = RelativePath.of(file, name);
        Optional<Slug> slug = path.map(slugs::get);
        path.ifPresent(known -> linked.put(known, slug));
        if (slug.isEmpty()) {
            notes.warning(line, "a link is left out, its text stays: there is no article '" + shortened(name) + "'");
        }
        return slug.map(known -> "/articles/" + known.value() + (hash < 0 ? "" : address.substring(hash)))
                .flatMap(Addresses::link);
    }

    @Override
    public void warning(int line, String reason) {
        notes.warning(line, reason);
    }

    @Override
    public void error(int line, String reason) {
        notes.error(line, reason);
    }

    /** Whether everything this article points at is as it was. */
    boolean areCurrent(Map<String, Slug> nowSlugs, Pictures now) {
        return linked.entrySet().stream()
                        .allMatch(link -> link.getValue().equals(Optional.ofNullable(nowSlugs.get(link.getKey()))))
                && shown.entrySet().stream()
                        .allMatch(picture -> picture.getValue().equals(now.stamp(picture.getKey())));
    }

    private static boolean isArticle(String address) {
        int hash = address.indexOf('#');
        String path = (hash < 0 ? address : address.substring(0, hash)).toLowerCase(Locale.ROOT);
        return path.endsWith(".md") && !Addresses.isAbsolute(address) && !address.startsWith("/");
    }

    /** Where a problem goes. */
    private interface Report {
        void report(int line, String reason);
    }

    private static String shortened(String address) {
        return PlainText.cut(PlainText.line(address), 100);
    }
}
