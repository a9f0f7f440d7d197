package dev.masthead.search;

import dev.masthead.search.Highlight.Range;
import dev.masthead.search.Languages.Token;
import dev.masthead.search.Words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** Marks the words of a query in texts. Serves one search; not thread-safe. */
final class Marks {

    /** Behind so much of a body nothing is marked. */
    private static final int LONGEST = 100_000;

    private static final int EXCERPT = 240;
    private static final int BEFORE = 60;

    private final Languages languages;
    private final List<Word> words;
    private final List<ByteRunAutomaton> typos;

    Marks(Languages languages, List<Word> words, boolean tolerant) {
        this.languages = languages;
        this.words = words;
        this.typos = tolerant
                ? words.stream()
                        .filter(word -> word.typos() > 0)
                        .map(Marks::automaton)
                        .toList()
                : List.of();
    }

    private static ByteRunAutomaton automaton(Word word) {
        Term term = new Term("", word.terms().get(0));
        CompiledAutomaton compiled = new FuzzyQuery(term, word.typos(), 1).getAutomata();
        return compiled.runAutomaton;
    }

    /**
     * A whole text.
     *
     * @param language its code
     */
    Highlight in(String text, String language) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<Range> found = new ArrayList<>();
        List<Token> plain = languages.plain(line);
        Set<String> stems = new HashSet<>();
        for (Word word : words) {
            sequences(word.terms(), plain, found);
            if (word.kind() == Word.Kind.BEGINNING) {
                add(
                        plain.stream()
                                .filter(token ->
                                        token.term().startsWith(word.terms().get(0))),
                        found);
            }
            if (word.kind() == Word.Kind.WORD || word.kind() == Word.Kind.BEGINNING) {
                languages.tokens(language, word.text()).forEach(token -> stems.add(token.term()));
            }
        }
        add(languages.tokens(language, line).stream().filter(token -> stems.contains(token.term())), found);
        add(plain.stream().filter(token -> hasTypo(token.term())), found);
        return new Highlight(text, merged(found));
    }

    /** The part of a text where most of the query is; empty when nothing of it is there. */
    Highlight excerpt(String text, String language) {
        String line = text.replaceAll("\\s+", " ");
        List<Range> marks = in(line, language).marks();
        if (marks.isEmpty()) {
            return new Highlight("", List.of());
        }
        int start = startOf(line, best(marks).start());
        int end = endOf(line, start);
        String before = start > 0 ? "…" : "";
        String after = end < line.length() ? "…" : "";
        int shift = before.length() - start;
        List<Range> shown = marks.stream()
                .filter(mark -> mark.start() >= start && mark.end() <= end)
                .map(mark -> new Range(mark.start() + shift, mark.end() + shift))
                .toList();
        return new Highlight(before + line.substring(start, end) + after, shown);
    }

    private boolean hasTypo(String term) {
        BytesRef bytes = new BytesRef(term);
        return typos.stream().anyMatch(automaton -> automaton.run(bytes.bytes, bytes.offset, bytes.length));
    }

    private static void sequences(List<String> terms, List<Token> tokens, List<Range> found) {
        for (int at = 0; at + terms.size() <= tokens.size(); at++) {
            int matched = 0;
            while (matched < terms.size() && tokens.get(at + matched).term().equals(terms.get(matched))) {
                matched++;
            }
            if (matched == terms.size()) {
                found.add(new Range(
                        tokens.get(at).start(), tokens.get(at + matched - 1).end()));
            }
        }
    }

    private static void add(Stream<Token> tokens, List<Range> found) {
        tokens.forEach(token -> found.add(new Range(token.start(), token.end())));
    }

    private static List<Range> merged(List<Range> found) {
        found.sort(Comparator.comparingInt(Range::start).thenComparingInt(Range::end));
        List<Range> apart = new ArrayList<>();
        for (Range range : found) {
            Range last = apart.isEmpty() ? range : apart.get(apart.size() - 1);
            if (apart.isEmpty() || range.start() >= last.end()) {
                apart.add(range);
            } else if (range.end() > last.end()) {
                apart.set(apart.size() - 1, new Range(last.start(), range.end()));
            }
        }
        return apart;
    }

    /** The mark with the most marked text in an excerpt's length behind it; of equal ones the first. */
    private static Range best(List<Range> marks) {
        Range best = marks.get(0);
        int most = 0;
        int sum = 0;
        int end = 0;
        for (Range first : marks) {
            while (end < marks.size() && marks.get(end).end() <= first.start() + EXCERPT - BEFORE) {
                sum += length(marks.get(end++));
            }
            if (sum > most) {
                most = sum;
                best = first;
            }
            sum = Math.max(0, sum - length(first));
        }
        return best;
    }

    private static int length(Range range) {
        return range.end() - range.start();
    }

    private static int startOf(String line, int mark) {
        int wanted = Math.max(0, mark - BEFORE);
        int space = line.indexOf(' ', wanted);
        int start = wanted == 0 ? 0 : space >= 0 && space < mark ? space + 1 : wanted;
        return start > 0 && Character.isLowSurrogate(line.charAt(start)) ? start - 1 : start;
    }

    private static int endOf(String line, int start) {
        int wanted = start + EXCERPT;
        if (wanted >= line.length()) {
            return line.length();
        }
        int space = line.lastIndexOf(' ', wanted);
        int end = space > start + EXCERPT / 2 ? space : wanted;
        return Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end;
    }
}
