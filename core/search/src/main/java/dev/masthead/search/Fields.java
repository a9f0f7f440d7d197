package dev.masthead.search;

import dev.masthead.core.Article;
import dev.masthead.core.BodyText;
import dev.masthead.core.Byline;
import dev.masthead.core.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** What the index knows of an article. Its texts are not kept: what readers are shown comes from the store. */
final class Fields {

    static final String ID = "id";
    static final String PUBLISHED = "published";
    static final String EXPIRES = "expires";

    /** Everything that can be found, as it stands there. */
    static final String PLAIN = "plain";

    static final String NAMES = "names";
    static final String HEADLINE = "headline";
    static final String DECK = "deck";
    static final String TAGS = "tags";
    static final String BODY = "body";

    /** The kinds of fields that there are for each language. */
    static final List<String> STEMMED = List.of(HEADLINE, DECK, TAGS, BODY);

    private Fields() {}

    static String of(String kind, String language) {
        return kind + "." + language;
    }

    static Document document(Article article, String language) {
        String names = article.bylines().stream().map(Byline::name).collect(Collectors.joining("\n"));
        String tags = Stream.concat(
                        article.tags().stream().map(Tag::name),
                        article.section().map(slug -> slug.value().replace('-', ' ')).stream())
                .collect(Collectors.joining("\n"));
        String body = BodyText.of(article.body());
        Document document = new Document();
        key(document, article);
        document.add(text(of(HEADLINE, language), article.headline()));
        document.add(text(of(DECK, language), article.deck()));
        document.add(text(of(TAGS, language), tags));
        document.add(text(of(BODY, language), body));
        document.add(text(NAMES, names));
        Stream.of(article.headline(), article.deck(), tags, names, body)
                .forEach(part -> document.add(text(PLAIN, part)));
        return document;
    }

    private static void key(Document document, Article article) {
        long published = micros(article.publishAt().orElseThrow());
        long expires = article.expireAt().map(Fields::micros).orElse(Long.MAX_VALUE);
        document.add(new StringField(ID, article.id(), Field.Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(article.id())));
        document.add(new LongPoint(PUBLISHED, published));
        document.add(new NumericDocValuesField(PUBLISHED, published));
        document.add(new LongPoint(EXPIRES, expires));
        document.add(new NumericDocValuesField(EXPIRES, expires));
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static Field text(String name, String value) {
        return new TextField(name, value, Field.Store.NO);
    }
}
