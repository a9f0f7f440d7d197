package dev.masthead.content;

import dev.masthead.content.ContentProblem.Severity;
import dev.masthead.core.Article;
import dev.masthead.core.ArticleState;
import dev.masthead.core.Articles;
import dev.masthead.core.InvalidArticleException;
import dev.masthead.core.Slug;
import dev.masthead.core.SlugTakenException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings what a content folder holds into the store: new and changed files are published, removed ones withdrawn, a file
 * with an error keeps what was stored from it before. Doing it again changes nothing.
 *
 * <p>An article belongs to its file by its origin. A file that was renamed keeps its article, as long as its slug stays.
 */
public final class ContentImport {

    private final Articles articles;

    /** An import into these articles. */
    public ContentImport(Articles articles) {
        this.articles = articles;
    }

    /**
     * Brings a reading into the store.
     *
     * @return what could not be stored, file by file; the rest is
     */
    public List<ContentProblem> bring(ContentReading reading) {
        Map<String, Article> stored = new LinkedHashMap<>();
        articles.imported().forEach(article -> stored.put(article.origin().orElseThrow(), article));
        Set<String> files = new HashSet<>(reading.faultyFiles());
        reading.articles().forEach(article -> article.origin().ifPresent(files::add));
        List<ContentProblem> problems = new ArrayList<>();
        for (Article article : reading.articles()) {
            String origin = article.origin().orElseThrow();
            Optional<Article> before =
                    Optional.ofNullable(stored.remove(origin)).or(() -> renamed(article, files, stored));
            store(article, before, origin).ifPresent(problems::add);
        }
        stored.values().stream()
                .filter(article -> !files.contains(article.origin().orElseThrow()))
                .filter(article -> article.state() == ArticleState.PUBLISHED)
                .forEach(article -> articles.withdraw(article.id()));
        return problems;
    }

    /** The stored article of a file that is not there any more, when it has the slug of a new one. */
    private Optional<Article> renamed(Article article, Set<String> files, Map<String, Article> stored) {
        Optional<Article> found = article.slug()
                .flatMap(articles.published()::withSlug)
                .filter(other ->
                        other.origin().filter(file -> !files.contains(file)).isPresent());
        found.flatMap(Article::origin).ifPresent(stored::remove);
        return found;
    }

    private Optional<ContentProblem> store(Article article, Optional<Article> before, String file) {
        try {
            if (before.isPresent()) {
                change(article, before.get());
            } else if (article.state() == ArticleState.DRAFT) {
                articles.create(article);
            } else {
                articles.publish(article);
            }
            return Optional.empty();
        } catch (SlugTakenException | InvalidArticleException | IllegalArgumentException e) {
            // One file never stops the others, whatever a store refuses in it.
            return Optional.of(new ContentProblem(file, 1, Severity.ERROR, String.valueOf(e.getMessage())));
        }
    }

    private void change(Article article, Article before) {
        if (before.state() == ArticleState.TRASHED) {
            return; // An editor threw it away.
        }
        boolean draft = article.state() == ArticleState.DRAFT;
        if (draft && before.state() == ArticleState.PUBLISHED) {
            articles.withdraw(before.id());
            return;
        }
        Article after = article.toBuilder()
                .id(before.id())
                .versionOf(before)
                .slug(article.slug().or(before::slug).orElse(null))
                .oldSlugs(oldSlugs(article, before))
                .state(draft ? before.state() : article.state())
                .build();
        if (after.equals(before)) {
            return;
        }
        if (draft) {
            articles.edit(after);
        } else {
            articles.publish(after);
        }
    }

    private static List<Slug> oldSlugs(Article article, Article before) {
        Set<Slug> old = new LinkedHashSet<>(before.oldSlugs());
        old.addAll(article.oldSlugs());
        article.slug().ifPresent(old::remove);
        return List.copyOf(old);
    }
}
