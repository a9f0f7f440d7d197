package dev.masthead.search;

import dev.masthead.core.Article;
import dev.masthead.core.Articles;
import dev.masthead.core.BodyText;
import dev.masthead.search.Words.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.IndexSearcher;

/**
 * Finds articles by their words: a full-text index that a node keeps for itself, made from the store and following its
 * change log. Thread-safe.
 *
 * <p>Only what readers may see by the clock is found. A change that this node made counts for the next search, one of another
 * node within a second. The first build, and catching up with many changes, happens in the background: meanwhile is found what
 * is there already. Apart from that nothing runs between searches.
 *
 * <p>A store that is broken fails a search with {@link dev.masthead.spi.StoreException}, an index that is broken with {@link
 * SearchException}. What readers ask for is never logged.
 */
public final class ArticleSearch implements AutoCloseable {

    private final Articles articles;
    private final InstantSource clock;
    private final Languages languages;
    private final SearchIndex index;
    private final Follower follower;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ArticleSearch(Builder from) {
        this.articles = from.articles;
        this.clock = from.clock;
        this.languages = new Languages(from.language);
        this.index = SearchIndex.open(from.folder, languages);
        this.follower = new Follower(articles, index, clock, from.executor);
    }

    /**
     * Starts with an index in memory, English, the system's clock and a thread for each work in the background.
     *
     * @param articles what is searched
     */
    public static Builder builder(Articles articles) {
        return new Builder(articles);
    }

    /**
     * Searches.
     *
     * @throws IllegalStateException when it is closed
     */
    public SearchPage search(SearchQuery query) {
        if (closed.get()) {
            throw new IllegalStateException("This search is closed");
        }
        List<Word> words = Words.of(query.text(), languages);
        if (words.isEmpty()) {
            return SearchPage.empty();
        }
        follower.follow();
        try {
            IndexSearcher searcher = index.searchers().acquire();
            try {
                return page(query, words, new Finding(searcher.getIndexReader(), languages, clock.instant()));
            } finally {
                index.searchers().release(searcher);
            }
        } catch (IOException e) {
            throw new SearchException(
                    "The index cannot be read; close the search, remove its folder and open it again", e);
        }
    }

    private SearchPage page(SearchQuery query, List<Word> words, Finding finding) throws IOException {
        boolean tolerant = query.after().filter(SearchCursor::tolerant).isPresent();
        Finding.Found found = finding.find(words, tolerant, query);
        if (found.total() == 0 && query.after().isEmpty()) {
            tolerant = true;
            found = finding.find(words, true, query);
        }
        Marks marks = new Marks(languages, words, tolerant);
        List<SearchHit> hits = new ArrayList<>();
        for (String id : found.ids()) {
            articles.find(id)
                    .filter(article -> article.isVisible(clock.instant()))
                    .map(article -> hit(article, marks))
                    .ifPresent(hits::add);
        }
        return new SearchPage(hits, found.total(), found.more(), found.next());
    }

    private SearchHit hit(Article article, Marks marks) {
        String language = languages.code(article.language());
        return new SearchHit(
                article,
                marks.in(article.headline(), language),
                marks.in(article.deck(), language),
                marks.excerpt(BodyText.of(article.body()), language));
    }

    /** Waits for work in the background to stop, and closes the index. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                follower.close();
            } catch (IOException e) {
                throw new SearchException("The index cannot be written; it goes on from where it was last", e);
            } finally {
                languages.close();
            }
        }
    }

    /** Builds an {@link ArticleSearch}; not thread-safe. */
    public static final class Builder {

        private final Articles articles;
        private Locale language = Locale.ENGLISH;
        private Optional<Path> folder = Optional.empty();
        private InstantSource clock = InstantSource.system();
        private Executor executor = Builder::inAThread;

        private Builder(Articles articles) {
            this.articles = Objects.requireNonNull(articles, "articles");
        }

        /** The language of articles that name none. */
        public Builder language(Locale magazine) {
            this.language = Objects.requireNonNull(magazine, "magazine");
            return this;
        }

        /**
         * Where the index is kept, so that a start does not make it anew. It can be removed at any time while nothing runs.
         *
         * @param own of this node and this magazine; made when it is missing
         */
        public Builder folder(Path own) {
            this.folder = Optional.of(own);
            return this;
        }

        /** Tells what is visible. */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Runs the work in the background, at most one at a time. */
        public Builder executor(Executor background) {
            this.executor = Objects.requireNonNull(background, "background");
            return this;
        }

        /**
         * Opens the index.
         *
         * @throws SearchException when the folder cannot be used
         * @throws dev.masthead.spi.StoreException when the store does not answer
         */
        public ArticleSearch open() {
            ArticleSearch search = new ArticleSearch(this);
            try {
                search.follower.start();
                return search;
            } catch (IOException e) {
                search.close();
                throw new SearchException("The index folder cannot be written; check its rights and the disk", e);
            } catch (RuntimeException e) {
                search.close();
                throw e;
            }
        }

        private static void inAThread(Runnable work) {
            Thread thread = new Thread(work, "masthead-search");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
