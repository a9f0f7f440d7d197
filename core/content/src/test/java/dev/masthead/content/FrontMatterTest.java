package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleState;
import dev.masthead.core.Byline;
import dev.masthead.core.Series;
import dev.masthead.core.Slug;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {

    @TempDir
    Path folder;

    @Test
    void everyKeyReachesTheArticle() {
        Article article = new Sample(folder)
                .put("articles/pictures/a.svg", Sample.SVG)
                .put("articles/sea/night-ferry.md", """
                        ---
                        title: "The night ferry’s last run"
                        deck: Two lines
                          of a deck
                        slug: night-ferry
                        oldSlugs: [ferry, /2024/the-ferry]
                        authors:
                          - Ann Lee
                          - {name: Bo Ek, slug: bo, bio: Writes., url: https://example.org/bo, guest: yes}
                        section: Sea
                        tags: Ships, night
                        series: The last boats
                        translationKey: ferry
                        publishAt: 2026-11-01T08:00:00+01:00
                        updatedAt: 2026-11-02 08:00
                        expireAt: 2027-01-01
                        image: {src: ../pictures/a.svg, alt: A ferry, caption: At night, credit: Bo Ek}
                        language: pt-PT
                        canonical: https://example.org/ferry
                        seoTitle: Ferry
                        seoDescription: The last run
                        noIndex: true
                        draft: no
                        ---
                        Text.
                        """)
                .only();
        assertEquals("The night ferry’s last run", article.headline());
        assertEquals("Two lines of a deck", article.deck());
        assertEquals(Optional.of(new Slug("night-ferry")), article.slug());
        assertEquals(List.of(new Slug("ferry"), new Slug("the-ferry")), article.oldSlugs());
        assertEquals(List.of("Ann Lee", "Bo Ek"), names(article));
        assertEquals("bo", article.bylines().get(1).slug().value());
        assertTrue(article.bylines().get(1).guest());
        assertEquals(Optional.of(new Slug("sea")), article.section());
        assertEquals(
                "[ships, night]",
                article.tags().stream().map(tag -> tag.slug().value()).toList().toString());
        assertEquals(Optional.of(new Series("The last boats")), article.series());
        assertEquals(Optional.of("ferry"), article.translationKey());
        assertEquals(Optional.of(Instant.parse("2026-11-01T07:00:00Z")), article.publishAt());
        assertEquals(Optional.of(Instant.parse("2026-11-02T08:00:00Z")), article.updatedAt());
        assertEquals(Optional.of(Instant.parse("2027-01-01T00:00:00Z")), article.expireAt());
        assertEquals("A ferry", article.hero().orElseThrow().alt());
        assertEquals(40, article.hero().orElseThrow().width());
        assertEquals(Optional.of("Ferry"), article.seo().title());
        assertTrue(article.seo().noIndex());
        assertEquals(Optional.of("pt-PT"), article.language());
        assertEquals(Optional.of("articles/sea/night-ferry.md"), article.origin());
        assertEquals(ArticleState.PUBLISHED, article.state());
        assertEquals("p(Text.)", Terse.of(article.body()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "authors: Ann Lee, Bo Ek",
                "author: [Ann Lee, Bo Ek]",
                "authors:\n- Ann Lee\n- name: Bo Ek",
                "authors: [Ann Lee, Bo Ek, ann lee]"
            })
    void authorsAreReadInEveryShape(String authors) {
        Article article = new Sample(folder)
                .put("articles/a.md", "---\ntitle: A\n" + authors + "\n---\nText")
                .only();
        assertEquals(List.of("Ann Lee", "Bo Ek"), names(article));
    }

    @Test
    void oneAuthorMayBeAMap() {
        Article article = new Sample(folder)
                .put("articles/a.md", "---\ntitle: A\nauthor: {name: Ann}\n---\nText")
                .only();
        assertEquals(List.of("Ann"), names(article));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T08:00:00Z,2026-07-01T08:00:00Z",
        "2026-07-01T08:00:00.5-02:30,2026-07-01T10:30:00.500Z",
        "2026-07-01T08:00,2026-07-01T07:00:00Z",
        "2026-07-01 8:00:05,2026-07-01T07:00:05Z",
        "2026-07-01 08:00:00 +0200,2026-07-01T06:00:00Z",
        "2026-07-01t08:00:00z,2026-07-01T08:00:00Z",
        "2026-7-1,2026-06-30T23:00:00Z",
        "\"2026-07-01\",2026-06-30T23:00:00Z"
    })
    void momentsAreReadInTheMagazinesZone(String written, Instant expected) {
        Article article = new Sample(folder)
                .article("a.md", "publishAt: " + written + "\n", "Text")
                .only();
        assertEquals(Optional.of(expected), article.publishAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tomorrow", "2026-13-01", "2026-02-30", "01.02.2026", "2026-01-01T25:00", "[2026-01-01, b]"})
    void whatIsNotAMomentIsAnErrorAtItsLine(String written) {
        List<String> problems = new Sample(folder)
                .article("a.md", "publishAt: " + written + "\n", "Text")
                .problems();
        assertTrue(problems.get(0).startsWith("articles/a.md:4: publishAt is a "), problems.toString());
    }

    @Test
    void withoutAMomentTheFilesNameOrItsTimeCounts() throws Exception {
        Sample sample = new Sample(folder).article("2026-07-01-a.md", "", "Text");
        assertEquals(
                Optional.of(Instant.parse("2026-06-30T23:00:00Z")),
                sample.only().publishAt());
        Path file = folder.resolve("articles/2026-07-01-a.md");
        Path renamed = Files.move(file, folder.resolve("articles/a.md"));
        Files.setLastModifiedTime(renamed, FileTime.from(Instant.parse("2026-05-05T05:05:05Z")));
        assertEquals(
                Optional.of(Instant.parse("2026-05-05T05:05:05Z")),
                sample.only().publishAt());
    }

    @Test
    void aMissingTitleIsTheFirstHeadingOfTheBody() {
        Article article = new Sample(folder)
                .put("articles/a.md", "---\nauthors: Ann\n---\nIntro\n\n# The *title*\n\n# Next")
                .only();
        assertEquals("The title", article.headline());
        assertEquals("the-title", article.slug().orElseThrow().value());
        assertEquals("p(Intro) h2(Next)", Terse.of(article.body()));
    }

    @Test
    void aTitleThatTheBodyRepeatsStandsOnce() {
        Article article =
                new Sample(folder).article("a.md", "", "# A title\n\nText").only();
        assertEquals("p(Text)", Terse.of(article.body()));
    }

    @Test
    void byteOrderMarksAndWindowsLinesAreAccepted() {
        String text = "\uFEFF---\r\ntitle: A\r\nauthors: Ann\r\n---\r\nOne\r\n\r\nTwo\r\n";
        assertEquals(
                "p(One) p(Two)",
                Terse.of(new Sample(folder).put("articles/a.md", text).only().body()));
    }

    @Test
    void aDraftMayBeIncomplete() {
        Article article = new Sample(folder)
                .put("articles/a.md", "---\ntitle: A\ndraft: true\n---\n")
                .only();
        assertEquals(ArticleState.DRAFT, article.state());
    }

    @Test
    void theIdIsThatOfThePathAlone() {
        Sample sample = new Sample(folder).article("a.md", "", "One");
        String id = sample.only().id();
        assertEquals(id, sample.article("a.md", "slug: x\n", "Two").only().id());
        assertEquals(8, UUID.fromString(id).version());
        assertNotEquals(id, ArticleId.of("articles/b.md"));
    }

    @Test
    void controlCharactersAndTurnedTextAreRemovedAndTheRestIsNfc() {
        Article article = new Sample(folder)
                .article(
                        "a.md",
                        "deck: \"a\\0b\\u202Ec\\uD800 e\\u0301\\u2028x\"\n",
                        "a\u0000b\u0007 &#1;&#xD800;e\u0301")
                .only();
        assertEquals("abc é x", article.deck());
        assertEquals("p(ab é)", Terse.of(article.body()));
    }

    @Test
    void unknownKeysAreWarningsAndTheArticleIsServed() {
        ContentReading reading =
                new Sample(folder).article("a.md", "colour: red\n", "Text").read();
        assertEquals(1, reading.articles().size());
        assertTrue(
                reading.problems()
                        .get(0)
                        .toString()
                        .startsWith("articles/a.md:4: warning: the key 'colour' is not known"),
                reading.problems().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "section: Moon|4: the section 'Moon' is not one of city, sea",
                "title: twice|4: has the key 'title' twice; keep one",
                "deck: *a|4: uses a YAML anchor",
                "deck: a: b|4: is not valid YAML",
                "tags: [a, '!']|4: a tag has at least",
                "canonical: /x|4: canonical is an absolute",
                "draft: maybe|4: draft is true or false",
                "image: {alt: x}|4: image has the key 'src'",
                "image: none.png|4: the picture 'none.png' is not in the folder",
                "image: ../../x.png|4: the picture '../../x.png' is not a path inside",
                "language: not a language|4: language ",
                "author: '?!'|4: an author has a name",
                "deck: [a]|4: deck is a text",
                "deck: {a: {b: {c: {d: {e: {f: {g: {h: {}}}}}}}}}|4: is nested deeper than 8",
            })
    void anErrorNamesItsLineAndItsReason(String key, String expected) {
        Sample sample = new Sample(folder).article("a.md", key + "\n", "Text");
        List<String> problems = sample.problems();
        assertTrue(problems.get(0).startsWith("articles/a.md:" + expected), problems.toString());
        assertEquals(List.of(), sample.read().articles());
    }

    @Test
    void whatAPublicationLacksIsAnErrorAtItsKeyOrBlock() {
        Sample sample = new Sample(folder)
                .put("articles/a.svg", Sample.SVG)
                .put("articles/a.md", "---\ntitle: " + "x".repeat(201) + "\nauthor:\n---\nOne\n\n![](a.svg)\n")
                .put("articles/b.md", "---\ntitle: B\nauthor: Ann\nimage: a.svg\n---\n");
        assertEquals(
                List.of(
                        "articles/a.md:2: title must have at most 200 characters",
                        "articles/a.md:7: the body must say what the picture shows (alternative text)",
                        "articles/b.md:2: the body must not be empty",
                        "articles/b.md:4: image must say what the picture shows (alternative text)"),
                sample.problems());
    }

    @Test
    void aMalformedByteIsAnErrorAtItsLine() {
        byte[] latin = "---\r\ntitle: A\r\n---\r\ncaf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                List.of("articles/a.md:4: is not UTF-8 from this line on; save it as UTF-8"),
                new Sample(folder).put("articles/a.md", latin).problems());
    }

    @Test
    void frontMatterThatIsNotClosedIsAnError() {
        assertEquals(
                List.of("articles/a.md:1: the front matter is not closed; put a line of three hyphens after it"),
                new Sample(folder).put("articles/a.md", "---\ntitle: A\n").problems());
    }

    private static List<String> names(Article article) {
        return article.bylines().stream().map(Byline::name).toList();
    }
}
