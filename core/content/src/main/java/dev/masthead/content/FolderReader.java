package dev.masthead.content;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.Slug;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a folder again and again: a file is parsed anew only when it, the magazine, or something that it points at has
 * changed. Not thread-safe.
 */
final class FolderReader {

    private static final String ARTICLES = "articles/";

    private final FolderTree tree;
    private final ArticleCheck check;
    private final MarkdownReader markdown = new MarkdownReader();
    private final Pictures pictures;
    private final Map<String, Known> known = new HashMap<>();
    private Magazine lastGood = MagazineFile.unnamed();

    FolderReader(FolderTree tree, Validator validator) {
        this.tree = tree;
        this.check = new ArticleCheck(validator);
        this.pictures = new Pictures(tree);
    }

    /** Reads what is listed. */
    ContentReading read(Map<String, Stamp> files) {
        Edition edition = new Edition();
        Magazine magazine = magazine(files, edition);
        Map<String, Stamp> texts = new TreeMap<>(files);
        texts.keySet().removeIf(name -> !isArticle(name));
        known.keySet().retainAll(texts.keySet());
        pictures.startWith(files);
        Map<String, Slug> slugs = slugs(texts);
        texts.forEach((name, stamp) -> {
            Known article = current(name, stamp, magazine, slugs);
            edition.add(article.article, article.notes, article.section);
        });
        if (texts.isEmpty()) {
            Notes notes = new Notes(ARTICLES);
            notes.warning(1, "there is no article; put Markdown files (.md) into this folder");
            edition.add(notes);
        }
        return edition.reading(magazine, new FolderMedia(pictures.all()));
    }

    private static boolean isArticle(String name) {
        return name.startsWith(ARTICLES) && name.toLowerCase(Locale.ROOT).endsWith(".md");
    }

    /** The magazine; while its file has an error, the last that had none. */
    private Magazine magazine(Map<String, Stamp> files, Edition edition) {
        Notes notes = new Notes(MagazineFile.NAME);
        try {
            Stamp stamp = files.get(MagazineFile.NAME);
            Path path = tree.file(MagazineFile.NAME).orElse(null);
            if (stamp == null || path == null) {
                throw new Refusal(1, "is missing; write one with the line 'name: ' and the magazine's name");
            }
            Magazine magazine = MagazineFile.read(ArticleFile.text(path, stamp), notes);
            if (!notes.faulty() || lastGood.equals(MagazineFile.unnamed())) {
                lastGood = magazine;
            }
        } catch (Refusal e) {
            notes.error(e.line(), e.reason());
        }
        edition.add(notes);
        return lastGood;
    }

    private Map<String, Slug> slugs(Map<String, Stamp> texts) {
        Map<String, Slug> slugs = new HashMap<>();
        texts.forEach((name, stamp) -> slug(name, stamp).ifPresent(slug -> slugs.put(name, slug)));
        return slugs;
    }

    private Optional<Slug> slug(String name, Stamp stamp) {
        Known before = known.get(name);
        if (before != null && before.stamp.equals(stamp)) {
            return before.slug;
        }
        try {
            return file(name, stamp).slug(markdown);
        } catch (Refusal reportedWhenItIsReadWhole) {
            return Optional.empty();
        }
    }

    private Known current(String name, Stamp stamp, Magazine magazine, Map<String, Slug> slugs) {
        Known before = known.get(name);
        if (before != null
                && before.stamp.equals(stamp)
                && before.magazine.equals(magazine)
                && before.references.areCurrent(slugs, pictures)) {
            return before;
        }
        Known now = fresh(name, stamp, magazine, slugs);
        known.put(name, now);
        return now;
    }

    private Known fresh(String name, Stamp stamp, Magazine magazine, Map<String, Slug> slugs) {
        Notes notes = new Notes(name);
        ArticleReferences references = new ArticleReferences(name, slugs, pictures, notes);
        Optional<Slug> slug = Optional.ofNullable(slugs.get(name));
        try {
            ArticleFile file = file(name, stamp);
            Article article = new ArticleReader(file, magazine, references, notes).read(markdown, check);
            String section = file.fields(new Notes(name)).line("section");
            return new Known(stamp, magazine, references, slug, Optional.of(article), section, notes);
        } catch (Refusal e) {
            notes.error(e.line(), e.reason());
            return new Known(stamp, magazine, references, slug, Optional.empty(), "", notes);
        }
    }

    private ArticleFile file(String name, Stamp stamp) throws Refusal {
        Path path = tree.file(name).orElseThrow(() -> new Refusal(1, "the file is gone"));
        return ArticleFile.read(name, stamp, path);
    }

    /** What is known of a file; {@code section} as it is written there. */
    private record Known(
            Stamp stamp,
            Magazine magazine,
            ArticleReferences references,
            Optional<Slug> slug,
            Optional<Article> article,
            String section,
            Notes notes) {}
}
