package dev.masthead.search;

import dev.masthead.search.Languages.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A query's text taken apart. Bounded, whatever it is. Its text is a reader's: it is never printed. */
final class Words {

    private static final int LONGEST = 200;
    private static final int MOST = 20;
    private static final int SHORTEST_BEGINNING = 3;
    private static final String QUOTES = "\"“”„«»";
    private static final Set<String> UNPARTED =
            Set.of("<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>", "<SOUTHEAST_ASIAN>");

    /**
     * One thing that must occur.
     *
     * @param text as it was written
     * @param terms its plain terms, several for a phrase and in scripts that do not part words
     * @param kind what it is
     */
    record Word(String text, List<String> terms, Kind kind) {

        enum Kind {
            /** A word. */
            WORD,
            /** The last word, perhaps not written to its end. */
            BEGINNING,
            /** Words next to each other, or characters of a script that does not part words. */
            PHRASE,
            /** Characters of a script that does not part words. */
            CHARACTERS
        }

        /** How many letters may be wrong. */
        int typos() {
            int letters = text.codePointCount(0, text.length());
            boolean single = kind == Kind.WORD || kind == Kind.BEGINNING;
            return !single || letters < 4 ? 0 : letters < 8 ? 1 : 2;
        }

        @Override
        public String toString() {
            return kind.name();
        }
    }

    private final Languages languages;
    private final List<Word> words = new ArrayList<>();
    private int left = MOST;

    private Words(Languages languages) {
        this.languages = languages;
    }

    static List<Word> of(String text, Languages languages) {
        Words words = new Words(languages);
        words.read(cut(text));
        return words.words;
    }

    private static String cut(String text) {
        String line = text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST)));
        return line.replaceAll("[\\p{Cntrl}\\p{Co}\\p{Cn}]", " ");
    }

    private void read(String line) {
        int at = 0;
        while (at < line.length()) {
            int open = quote(line, at);
            int close = open < 0 ? -1 : quote(line, open + 1);
            if (close < 0) {
                single(line.substring(at));
                return;
            }
            single(line.substring(at, open) + " ");
            phrase(line.substring(open + 1, close));
            at = close + 1;
        }
    }

    private static int quote(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (QUOTES.indexOf(line.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void phrase(String text) {
        List<String> terms =
                languages.plain(text).stream().limit(left).map(Token::term).toList();
        if (!terms.isEmpty()) {
            add(text, terms, terms.size() == 1 ? Word.Kind.WORD : Word.Kind.PHRASE);
        }
    }

    private void single(String text) {
        List<Token> tokens = languages.plain(text);
        int at = 0;
        while (at < tokens.size() && left > 0) {
            int end = endOfRun(tokens, at);
            List<String> terms =
                    tokens.subList(at, end).stream().map(Token::term).toList();
            int last = tokens.get(end - 1).end();
            String written = text.substring(tokens.get(at).start(), last);
            boolean unparted = UNPARTED.contains(tokens.get(at).type());
            boolean open = last == text.length() && written.length() >= SHORTEST_BEGINNING;
            add(written, terms, unparted ? Word.Kind.CHARACTERS : open ? Word.Kind.BEGINNING : Word.Kind.WORD);
            at = end;
        }
    }

    private void add(String text, List<String> terms, Word.Kind kind) {
        words.add(new Word(text, terms, kind));
        left -= kind == Word.Kind.PHRASE ? terms.size() : 1;
    }

    private static int endOfRun(List<Token> tokens, int start) {
        int end = start + 1;
        while (end < tokens.size()
                && UNPARTED.contains(tokens.get(start).type())
                && UNPARTED.contains(tokens.get(end).type())
                && tokens.get(end).start() == tokens.get(end - 1).end()) {
            end++;
        }
        return end;
    }
}
