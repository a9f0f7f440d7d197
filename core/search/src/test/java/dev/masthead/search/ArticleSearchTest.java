package dev.masthead.search;

import static dev.masthead.search.Magazines.headlines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleSearchTest {

    private final Magazines magazines = new Magazines();
    private ArticleSearch search = magazines.search().open();

    @BeforeEach
    void fill() {
        magazines.publish(
                "The ferry that arrives quietly", "An electric crossing has changed villages by taking a sound.");
        magazines.publish("Nine metres of rope", "Whoever splices it on the quay remembers the ferries of old.");
        magazines.publish(
                "de", "Die Fähre kommt leise an", "Die Schiffe der Hafenstadt fahren mit Strom über den Fluß.");
        magazines.publish("fr", "Le bac électrique", "Les bateaux traversent la rivière sans bruit, dit l'éclusier.");
        magazines.publish("es", "El transbordador nocturno", "Los barcos cruzan la bahía cada noche.");
        magazines.publish("ar", "العبارة الهادئة", "تصل السفن إلى الميناء في المساء.");
        magazines.publish("ja", "静かに着くフェリー", "東京の港に電気の船が着いた。");
        magazines.publish("nl", "De stille veerboot", "Het schip vaart op stroom door de haven.");
    }

    @AfterEach
    void close() {
        search.close();
        magazines.close();
    }

    private List<String> find(String text) {
        return headlines(search.search(SearchQuery.of(text)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            crossings,       The ferry that arrives quietly
            village,         The ferry that arrives quietly
            Schiff,          Die Fähre kommt leise an
            hafenstädte,     Die Fähre kommt leise an
            faehre,          Die Fähre kommt leise an
            bateau,          Le bac électrique
            electrique,      Le bac électrique
            éclusier,        Le bac électrique
            barco,           El transbordador nocturno
            bahia,           El transbordador nocturno
            السفن,           العبارة الهادئة
            سفن,             العبارة الهادئة
            ميناء,           العبارة الهادئة
            フェリー,         静かに着くフェリー
            東京,             静かに着くフェリー
            船,               静かに着くフェリー
            電気の船,         静かに着くフェリー
            veerboot,        De stille veerboot
            STROOM,          De stille veerboot
            """)
    void aWordIsFoundInItsLanguageInWhateverForm(String word, String headline) {
        assertEquals(List.of(headline), find(word));
    }

    @Test
    void theHeadlineCountsMoreThanTheDeckTheTagsAndTheBody() {
        magazines.publish("Four in the body", "A lighthouse.");
        magazines.publish(Article.titled("Three in a tag")
                .by("Ann Lee")
                .paragraphs("Text.")
                .tags(List.of(new Tag("Lighthouse"))));
        magazines.publish(Article.titled("Two in the deck")
                .by("Ann Lee")
                .paragraphs("Text.")
                .deck("About a lighthouse"));
        magazines.publish("One lighthouse", "Text.");
        assertEquals(
                List.of("One lighthouse", "Two in the deck", "Three in a tag", "Four in the body"), find("lighthouse"));
    }

    @Test
    void bylinesAndSectionsAreFound() {
        magazines.publish(
                Article.titled("Tides").by("Ana Kovač").paragraphs("Text.").section(Magazines.slug("shallow-water")));
        assertEquals(List.of("Tides"), find("kovac"));
        assertEquals(List.of("Tides"), find("shallow water"));
    }

    @Test
    void ofEqualOnesTheNewestComesFirst() {
        magazines.publish("Buoys", "Red.");
        magazines.publish("Buoys", "Red.");
        List<SearchHit> hits = search.search(SearchQuery.of("buoy")).hits();
        assertTrue(hits.get(0)
                .article()
                .publishAt()
                .orElseThrow()
                .isAfter(hits.get(1).article().publishAt().orElseThrow()));
    }

    @Test
    void everyWordMustOccurButThoseThatALanguageCountsForNothing() {
        assertEquals(List.of("The ferry that arrives quietly"), find("electric ferry"));
        assertEquals(List.of(), find("electric rope"));
        assertEquals(List.of("Nine metres of rope"), find("the rope of whoever"));
        assertFalse(find("the").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "elektric, The ferry that arrives quietly",
        "quitely, The ferry that arrives quietly",
        "transbodrador, El transbordador nocturno",
        "rpoe, Nine metres of rope",
        "fery electric, The ferry that arrives quietly"
    })
    void aWordWithATypoIsFoundWhereNothingHasItAsWritten(String text, String headline) {
        assertTrue(find(text).contains(headline), text + ": " + find(text));
    }

    @Test
    void shortWordsHaveNoTypos() {
        assertEquals(List.of(), find("oxd"));
    }

    @Test
    void exactWordsComeFirst() {
        magazines.publish("Merry times on the pier", "A song.");
        assertEquals(List.of("The ferry that arrives quietly", "Nine metres of rope"), find("ferry"));
        assertEquals("Merry times on the pier", find("merry pierr").get(0));
    }

    @Test
    void theLastWordMayBeABeginning() {
        assertEquals(List.of("The ferry that arrives quietly"), find("ferry quie"));
        assertEquals(List.of("El transbordador nocturno"), find("transbord"));
    }

    @Test
    void wordsInQuotesStandNextToEachOther() {
        assertEquals(List.of("Nine metres of rope"), find("\"metres of rope\""));
        assertEquals(List.of("Nine metres of rope"), find("„ferries of old“"));
        assertEquals(List.of(), find("\"rope of metres\""));
        assertEquals(List.of(), find("\"rope Whoever\""));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 25; i++) {
            magazines.publish("Lantern " + i, "One of many.");
        }
        Set<String> seen = new LinkedHashSet<>();
        SearchPage page = search.search(SearchQuery.of("lantern").limit(4));
        assertEquals(25, page.total());
        assertFalse(page.more());
        int pages = 1;
        page.hits().forEach(hit -> assertTrue(seen.add(hit.article().id())));
        while (page.next().isPresent()) {
            SearchCursor place = SearchCursor.parse(page.next().get().encode()).orElseThrow();
            page = search.search(SearchQuery.of("lantern").limit(4).after(place));
            page.hits().forEach(hit -> assertTrue(seen.add(hit.article().id())));
            pages++;
        }
        assertEquals(25, seen.size());
        assertEquals(7, pages);
    }

    @Test
    void onlySoManyAreCounted() {
        for (int i = 0; i < SearchPage.MOST_COUNTED + 50; i++) {
            magazines.publish("Wave " + i, "Water.");
        }
        SearchPage page = search.search(SearchQuery.of("wave"));
        assertEquals(SearchPage.MOST_COUNTED, page.total());
        assertTrue(page.more());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bm90IG9uZQ", "ZSAxIDIgYQ===", "ZSAyMTQzMjg5MzQ0IDEgYQ"})
    void whatIsNoCursorIsNotTakenForOne(String text) {
        assertEquals(Optional.empty(), SearchCursor.parse(text));
    }

    @Test
    void theClockDecidesWhatIsVisible() {
        magazines.articles.publish(Article.titled("Regatta today")
                .by("Ann Lee")
                .paragraphs("Sails.")
                .publishAt(magazines.now.plusSeconds(60))
                .expireAt(magazines.now.plusSeconds(120))
                .build());
        assertEquals(List.of(), find("regatta"));
        magazines.now = magazines.now.plusSeconds(60);
        assertEquals(List.of("Regatta today"), find("regatta"));
        magazines.now = magazines.now.plusSeconds(60);
        assertEquals(List.of(), find("regatta"));
    }

    @Test
    void everyChangeCountsForTheNextSearch() {
        Article article = magazines.publish("Anchors", "Iron.");
        assertEquals(List.of("Anchors"), find("anchor"));
        Article edited =
                magazines.articles.edit(article.toBuilder().headline("Chains").build());
        assertEquals(List.of(), find("anchor"));
        assertEquals(List.of("Chains"), find("chain"));
        magazines.articles.withdraw(edited.id());
        assertEquals(List.of(), find("chain"));
        magazines.articles.publish(edited.id());
        assertEquals(List.of("Chains"), find("chain"));
        magazines.articles.trash(edited.id());
        assertEquals(List.of(), find("chain"));
        magazines.articles.restore(edited.id());
        assertEquals(List.of("Chains"), find("chain"));
        magazines.articles.trash(edited.id());
        magazines.articles.remove(edited.id());
        assertEquals(List.of(), find("chain"));
    }

    @Test
    void changesOfAnotherNodeCountWithinASecond() {
        assertEquals(List.of(), find("semaphore"));
        magazines
                .node()
                .publish(Article.titled("Semaphores")
                        .by("Ann Lee")
                        .paragraphs("Flags.")
                        .build());
        magazines.now = magazines.now.plusMillis(900);
        assertEquals(List.of("Semaphores"), find("semaphore"));
    }

    @Test
    void thousandsOfChangesAreFollowed() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2_600; i++) {
            ids.add(magazines.publish("Pebble " + i, "Stone.").id());
        }
        search.close();
        search = magazines.search().open();
        assertEquals(List.of("Pebble 2599"), find("\"pebble 2599\""));
        assertEquals(List.of("Pebble 3"), find("\"pebble 3\""));
        assertEquals(ids.size(), magazines.articles.changes().head() - 8);
    }
}
