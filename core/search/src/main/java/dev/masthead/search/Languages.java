package dev.masthead.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * The languages that have an analysis of their own, by a short code, and the plain one for all. Thread-safe.
 *
 * <p>Chinese, Japanese and Korean share one, by pairs of characters: a dictionary for Japanese alone would be five megabytes.
 */
final class Languages implements AutoCloseable {

    /** For languages without an analysis of their own. */
    static final String OTHER = "other";

    private static final String CJK = "cjk";
    private static final Set<String> CJK_LANGUAGES = Set.of("ja", "zh", "ko");

    private final String usual;
    private final Analyzer plain = new PlainAnalyzer();
    private final Map<String, Analyzer> byCode = Map.of(
            "en",
            new EnglishAnalyzer(),
            "de",
            new GermanAnalyzer(),
            "fr",
            new FrenchAnalyzer(),
            "es",
            new SpanishAnalyzer(),
            "ar",
            new ArabicAnalyzer(),
            CJK,
            new CJKAnalyzer(CharArraySet.EMPTY_SET));

    /** A piece of a text. */
    record Token(String term, int start, int end, String type) {}

    Languages(Locale usual) {
        this.usual = code(usual);
    }

    /** The code of an article's language. */
    String code(Optional<String> tag) {
        return tag.map(Locale::forLanguageTag).map(this::code).orElse(usual);
    }

    private String code(Locale locale) {
        String language = locale.getLanguage();
        if (CJK_LANGUAGES.contains(language)) {
            return CJK;
        }
        return byCode.containsKey(language) ? language : OTHER;
    }

    String usual() {
        return usual;
    }

    /** The analysis of each field. */
    Analyzer byField() {
        Map<String, Analyzer> fields = new HashMap<>();
        byCode.forEach((code, analyzer) -> Fields.STEMMED.forEach(kind -> fields.put(Fields.of(kind, code), analyzer)));
        return new PerFieldAnalyzerWrapper(plain, fields);
    }

    /** The pieces of a text as that language sees them. */
    List<Token> tokens(String code, String text) {
        return tokens(byCode.getOrDefault(code, plain), text);
    }

    /** The pieces of a text without any inflection taken off. */
    List<Token> plain(String text) {
        return tokens(plain, text);
    }

    private static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), type.type()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    @Override
    public void close() {
        plain.close();
        byCode.values().forEach(Analyzer::close);
    }
}
