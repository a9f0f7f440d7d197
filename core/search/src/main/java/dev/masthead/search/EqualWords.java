package dev.masthead.search;

import org.apache.lucene.search.similarities.BM25Similarity;

/**
 * BM25 in which rare words count no more than others. As all words must occur, rareness would only tell fields apart: a word
 * in one of the few decks would count less than in one of the many bodies. So scores hardly move when articles come and go,
 * and are nearly the same on all nodes.
 */
final class EqualWords extends BM25Similarity {

    @Override
    protected float idf(long docFreq, long docCount) {
        return 1f;
    }
}
