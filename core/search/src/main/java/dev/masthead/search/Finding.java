package dev.masthead.search;

import dev.masthead.search.Words.Word;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;

/** Asks one state of the index at one moment. Serves one search. */
final class Finding {

    /** What is found until then is shown. */
    private static final long MOST_MILLIS = 1_000;

    private static final Sort BEST_THEN_NEWEST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Fields.PUBLISHED, SortField.Type.LONG, true),
            new SortField(Fields.ID, SortField.Type.STRING));

    private final IndexReader reader;
    private final Languages languages;
    private final long now;

    /** What was found, by ids. */
    record Found(List<String> ids, int total, boolean more, Optional<SearchCursor> next) {}

    Finding(IndexReader reader, Languages languages, Instant now) {
        this.reader = reader;
        this.languages = languages;
        this.now = Fields.micros(now);
    }

    Found find(List<Word> words, boolean tolerant, SearchQuery asked) throws IOException {
        Query query = visible(new Queries(languages, occurring()).of(words, tolerant));
        IndexSearcher searcher = new IndexSearcher(reader);
        // A query contains the moment: none comes again.
        searcher.setQueryCache(null);
        searcher.setSimilarity(new EqualWords());
        searcher.setTimeout(new QueryTimeoutImpl(MOST_MILLIS));
        Optional<FieldDoc> after = asked.after().map(Finding::place);
        TopFieldDocs top = searcher.search(
                query,
                new TopFieldCollectorManager(
                        BEST_THEN_NEWEST, asked.limit() + 1, after.orElse(null), SearchPage.MOST_COUNTED));
        return found(top, tolerant, asked.limit(), searcher.timedOut());
    }

    private Set<String> occurring() {
        String start = Fields.of(Fields.HEADLINE, "");
        return FieldInfos.getIndexedFields(reader).stream()
                .filter(field -> field.startsWith(start))
                .map(field -> field.substring(start.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Query visible(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(between(Fields.PUBLISHED, Long.MIN_VALUE, now), Occur.FILTER)
                .add(between(Fields.EXPIRES, now + 1, Long.MAX_VALUE), Occur.FILTER)
                .build();
    }

    private static Query between(String field, long from, long to) {
        return new IndexOrDocValuesQuery(
                LongPoint.newRangeQuery(field, from, to), NumericDocValuesField.newSlowRangeQuery(field, from, to));
    }

    private static FieldDoc place(SearchCursor cursor) {
        Object[] fields = {cursor.score(), cursor.published(), new BytesRef(cursor.id())};
        return new FieldDoc(Integer.MAX_VALUE, cursor.score(), fields);
    }

    private Found found(TopFieldDocs top, boolean tolerant, int limit, boolean timedOut) throws IOException {
        List<String> ids = new ArrayList<>();
        StoredFields stored = reader.storedFields();
        for (int i = 0; i < Math.min(limit, top.scoreDocs.length); i++) {
            ids.add(stored.document(top.scoreDocs[i].doc, Set.of(Fields.ID)).get(Fields.ID));
        }
        Optional<SearchCursor> next = top.scoreDocs.length > limit
                ? Optional.of(cursor(top.scoreDocs[limit - 1], ids.get(limit - 1), tolerant))
                : Optional.empty();
        long counted = top.totalHits.value;
        int total = (int) Math.min(counted, SearchPage.MOST_COUNTED);
        return new Found(ids, total, counted > total || timedOut, next);
    }

    private static SearchCursor cursor(ScoreDoc last, String id, boolean tolerant) {
        Object[] fields = ((FieldDoc) last).fields;
        return new SearchCursor((Float) fields[0], (Long) fields[1], id, tolerant);
    }
}
