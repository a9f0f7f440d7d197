package dev.masthead.content;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.MediaLibrary;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the files of one reading together: no two articles with one slug, sections where none are declared. */
final class Edition {

    private final List<Article> articles = new ArrayList<>();
    private final TreeSet<ContentProblem> problems = new TreeSet<>();
    private final Map<Slug, String> fileOfSlug = new HashMap<>();
    private final Map<Slug, Section> sections = new TreeMap<>();

    void add(Notes notes) {
        problems.addAll(notes.problems());
    }

    /** Adds a file in the order of names: of two with one slug, the first is served. */
    void add(Optional<Article> article, Notes notes, String section) {
        add(notes);
        if (article.isEmpty() || notes.faulty() || isTaken(article.get())) {
            return;
        }
        articles.add(article.get());
        article.get()
                .section()
                .ifPresent(slug ->
                        sections.putIfAbsent(slug, new Section(slug, SectionName.of(section), Optional.empty())));
    }

    ContentReading reading(Magazine magazine, MediaLibrary media) {
        Magazine whole = magazine.sections().isEmpty() ? magazine.sections(List.copyOf(sections.values())) : magazine;
        return new ContentReading(whole, articles, List.copyOf(problems), media);
    }

    private boolean isTaken(Article article) {
        String file = article.origin().orElse("");
        Slug slug = article.slug().orElseThrow();
        String first = fileOfSlug.putIfAbsent(slug, file);
        if (first != null) {
            problems.add(new ContentProblem(
                    file,
                    1,
                    ContentProblem.Severity.ERROR,
                    "the slug '" + slug + "' is that of " + first + "; give this one another with the key 'slug'"));
        }
        return first != null;
    }
}
