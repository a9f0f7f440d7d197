package dev.masthead.search;

import dev.masthead.search.Languages.Token;
import dev.masthead.search.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes what the index is asked from the words of a reader. Twenty words in seven languages stay below the 1,024 clauses that
 * the index takes, typos included.
 */
final class Queries {

    /** How much an occurrence counts: in the headline more than in the deck, there more than in the body. */
    private static final Map<String, Float> WEIGHTS =
            Map.of(Fields.HEADLINE, 4f, Fields.DECK, 2.5f, Fields.TAGS, 2f, Fields.BODY, 1f);

    private static final float NAMES_WEIGHT = 2f;
    private static final float BEGINNING_SCORE = 0.15f;

    /** Low, so that exact words come first. */
    private static final float TYPO_WEIGHT = 0.1f;

    private static final int MOST_TYPOS_TRIED = 16;
    private static final float TIE = 0.1f;

    private final Languages languages;
    private final Set<String> occurring;

    /**
     * For an index.
     *
     * @param occurring the codes of the languages that it has articles in
     */
    Queries(Languages languages, Set<String> occurring) {
        this.languages = languages;
        this.occurring = occurring;
    }

    /**
     * All words must occur, but those that a language counts for nothing.
     *
     * @param tolerant whether words with typos count
     */
    Query of(List<Word> words, boolean tolerant) {
        boolean onlyStops = words.stream().allMatch(this::isStop);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(query(word, tolerant), onlyStops || !isStop(word) ? Occur.MUST : Occur.SHOULD));
        return all.build();
    }

    private boolean isStop(Word word) {
        return word.kind() == Word.Kind.WORD
                && occurring.stream()
                        .anyMatch(code -> languages.tokens(code, word.text()).isEmpty());
    }

    private Query query(Word word, boolean tolerant) {
        List<Query> ways = new ArrayList<>();
        ways.add(exact(Fields.PLAIN, word.terms()));
        if (word.kind() != Word.Kind.PHRASE) {
            occurring.forEach(code -> inLanguage(word, code, ways));
            ways.add(new BoostQuery(exact(Fields.NAMES, word.terms()), NAMES_WEIGHT));
        }
        if (word.kind() == Word.Kind.BEGINNING) {
            Query beginning =
                    new PrefixQuery(new Term(Fields.PLAIN, word.terms().get(0)));
            ways.add(new BoostQuery(new ConstantScoreQuery(beginning), BEGINNING_SCORE));
        }
        if (tolerant && word.typos() > 0) {
            ways.add(new BoostQuery(typos(word), TYPO_WEIGHT));
        }
        return new DisjunctionMaxQuery(ways, TIE);
    }

    private void inLanguage(Word word, String code, List<Query> ways) {
        List<String> stems =
                languages.tokens(code, word.text()).stream().map(Token::term).toList();
        if (!stems.isEmpty()) {
            Fields.STEMMED.forEach(kind ->
                    ways.add(new BoostQuery(exact(Fields.of(kind, code), stems), WEIGHTS.getOrDefault(kind, 1f))));
        }
    }

    private static Query exact(String field, List<String> terms) {
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.get(0)))
                : new PhraseQuery(field, terms.toArray(String[]::new));
    }

    private static Query typos(Word word) {
        Term term = new Term(Fields.PLAIN, word.terms().get(0));
        return new FuzzyQuery(term, word.typos(), 1, MOST_TYPOS_TRIED, true);
    }
}
