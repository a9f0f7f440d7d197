package dev.masthead.content;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.MediaLibrary;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a content folder held at one moment. Immutable.
 *
 * @param magazine from {@code magazine.yaml}
 * @param articles those without an error, ordered by their file; each has an id and an origin made from its path
 * @param problems errors and warnings, ordered by file and line
 * @param media the pictures that the articles show
 */
public record ContentReading(
        Magazine magazine, List<Article> articles, List<ContentProblem> problems, MediaLibrary media) {

    /** Copies the lists. */
    public ContentReading {
        articles = List.copyOf(articles);
        problems = List.copyOf(problems);
    }

    /**
     * The files that are there and have an error. An import leaves what it stored from these alone: only an article whose
     * origin is neither here nor among the articles was removed.
     */
    public Set<String> faultyFiles() {
        return problems.stream()
                .filter(problem -> problem.severity() == ContentProblem.Severity.ERROR)
                .map(ContentProblem::file)
                .collect(Collectors.toUnmodifiableSet());
    }
}
