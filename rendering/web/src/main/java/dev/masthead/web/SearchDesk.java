package dev.masthead.web;

import dev.masthead.core.Articles;
import dev.masthead.rendering.MarkedText;
import dev.masthead.rendering.SearchDocument;
import dev.masthead.rendering.Searched;
import dev.masthead.search.ArticleSearch;
import dev.masthead.search.Highlight;
import dev.masthead.search.SearchCursor;
import dev.masthead.search.SearchHit;
import dev.masthead.search.SearchPage;
import dev.masthead.search.SearchQuery;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Answers readers who search. The one class that knows of masthead-search, which a host need not have. Thread-safe.
 *
 * <p>Each query is its own page, and may be personal: nothing of it is kept here or in shared caches, and a browser asks again.
 */
final class SearchDesk implements AutoCloseable {

    private static final int PAGE_SIZE = 20;

    /** So many searches at once; a search takes a second at most. */
    private static final int MOST_AT_ONCE = 8;

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String NOT_SHARED = "private, max-age=0, must-revalidate";

    private final ArticleSearch search;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    private SearchDesk(ArticleSearch search) {
        this.search = search;
    }

    static SearchDesk open(Articles articles, Locale language, Optional<Path> folder, InstantSource clock) {
        ArticleSearch.Builder builder =
                ArticleSearch.builder(articles).language(language).clock(clock);
        folder.ifPresent(builder::folder);
        return new SearchDesk(builder.open());
    }

    /** The page; only its form when nothing is asked for. */
    Response page(Site site, Request request) throws HttpProblem {
        String asked = asked(request);
        Optional<Searched> found = asked.isBlank() ? Optional.empty() : Optional.of(find(asked, request));
        return notShared(site.pages().search(found), request);
    }

    /** The same for programs. */
    Response json(Site site, Request request) throws HttpProblem {
        Searched found = find(asked(request), request);
        return notShared(Response.of(200, SearchDocument.TYPE, site.pages().searchDocument(found)), request);
    }

    private static String asked(Request request) throws HttpProblem {
        return Address.parameter(request.query(), "q").orElse("");
    }

    private Searched find(String asked, Request request) throws HttpProblem {
        Optional<SearchCursor> after = after(request);
        if (!places.tryAcquire()) {
            throw HttpProblem.busy();
        }
        try {
            SearchPage page = search.search(new SearchQuery(asked, after, PAGE_SIZE));
            return new Searched(
                    asked,
                    page.hits().stream().map(SearchDesk::hit).toList(),
                    page.total(),
                    page.more(),
                    page.next().map(SearchCursor::encode),
                    after.isEmpty());
        } finally {
            places.release();
        }
    }

    private static Optional<SearchCursor> after(Request request) throws HttpProblem {
        Optional<String> after = Address.parameter(request.query(), "after");
        if (after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(SearchCursor.parse(after.get())
                .orElseThrow(
                        () -> HttpProblem.malformed("The parameter 'after' is not one that a page of ours links to.")));
    }

    private static Searched.Hit hit(SearchHit hit) {
        return new Searched.Hit(hit.article(), marked(hit.headline()), marked(hit.deck()), marked(hit.excerpt()));
    }

    private static MarkedText marked(Highlight highlight) {
        List<MarkedText.Run> runs = new ArrayList<>();
        int at = 0;
        for (Highlight.Range mark : highlight.marks()) {
            add(highlight.text().substring(at, mark.start()), false, runs);
            add(highlight.text().substring(mark.start(), mark.end()), true, runs);
            at = mark.end();
        }
        add(highlight.text().substring(at), false, runs);
        return new MarkedText(runs);
    }

    private static void add(String text, boolean marked, List<MarkedText.Run> runs) {
        if (!text.isEmpty()) {
            runs.add(new MarkedText.Run(text, marked));
        }
    }

    /** A host's own page has said how long it is kept. */
    private static Response notShared(Response response, Request request) {
        boolean said = response.headers().first(CACHE_CONTROL).isPresent();
        Response whole = said ? response : response.with(CACHE_CONTROL, NOT_SHARED);
        return said ? whole : Encoded.of(whole).answerTo(request);
    }

    @Override
    public void close() {
        search.close();
    }
}
