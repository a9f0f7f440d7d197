package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentFolderTest {

    @TempDir
    Path folder;

    @Test
    void theMagazineIsReadFromItsFile() {
        Magazine magazine = new Sample(folder).put("magazine.yaml", """
                        name: Harbour Review
                        tagline: News from the water
                        description: A magazine
                        address: https://www.example.org/magazine/
                        timeZone: Europe/Lisbon
                        language: pt-PT
                        sections:
                          - {slug: city, name: The City, description: On land}
                          - Open Sea
                        """).read().magazine();
        assertEquals("Harbour Review", magazine.name());
        assertEquals(
                "https://www.example.org/magazine",
                magazine.address().orElseThrow().toString());
        assertEquals(ZoneId.of("Europe/Lisbon"), magazine.timeZone());
        assertEquals("pt-PT", magazine.language().toLanguageTag());
        assertEquals(
                "[city, open-sea]",
                magazine.sections().stream().map(s -> s.slug().value()).toList().toString());
        assertEquals("The City", magazine.sections().get(0).name());
    }

    @Test
    void sectionsMayBeAMapFromSlugsToNames() {
        Magazine magazine = new Sample(folder)
                .put(
                        "magazine.yaml",
                        "name: M\nsections:\n  city: The City\n  sea: {name: Open Sea, description: Far out}\n")
                .read()
                .magazine();
        assertEquals(
                "[city The City, sea Open Sea]",
                magazine.sections().stream()
                        .map(s -> s.slug() + " " + s.name())
                        .toList()
                        .toString());
    }

    @Test
    void whatIsWrongInTheMagazinesFileIsReportedAndTheRestCounts() {
        ContentReading reading = new Sample(folder)
                .put(
                        "magazine.yaml",
                        "name: M\ntimeZone: Moon\nlanguage: '?'\naddress: x\nsections: [a, A, '!']\nx: 1\n")
                .article("a.md", "", "Text")
                .read();
        assertEquals("M", reading.magazine().name());
        assertEquals(
                List.of(2, 3, 4, 5, 5, 6),
                reading.problems().stream().map(ContentProblem::line).toList());
        assertEquals(1, reading.articles().size());
    }

    @Test
    void aMissingMagazineFileIsReportedAndTheArticlesAreRead() throws IOException {
        Sample sample = new Sample(folder).article("a.md", "", "Text");
        Files.delete(folder.resolve("magazine.yaml"));
        assertEquals(1, sample.read().articles().size());
        assertTrue(sample.problems().get(0).startsWith("magazine.yaml:1: is missing"));
    }

    @Test
    void sectionsThatAreNotDeclaredAreDerived() {
        ContentReading reading = new Sample(folder)
                .put("magazine.yaml", "name: M")
                .article("a.md", "section: Open Sea\nslug: a\n", "Text")
                .article("b.md", "section: city-life\nslug: b\n", "Text")
                .article("c.md", "section: open sea\nslug: c\n", "Text")
                .read();
        assertEquals(
                "[City life, Open Sea]",
                reading.magazine().sections().stream()
                        .map(s -> s.name())
                        .toList()
                        .toString());
    }

    @Test
    void aFileWithAnErrorIsReportedAndTheOthersAreServed() {
        ContentReading reading = new Sample(folder)
                .article("a.md", "slug: a\n", "Text")
                .article("b.md", "publishAt: soon\n", "Text")
                .put("articles/c.md", new byte[] {(byte) 0xC3, 0x28})
                .read();
        assertEquals(List.of("a"), slugs(reading));
        assertEquals(Set.of("articles/b.md", "articles/c.md"), reading.faultyFiles());
    }

    @Test
    void ofTwoFilesWithOneSlugTheFirstIsServed() {
        ContentReading reading = new Sample(folder)
                .article("b.md", "", "B")
                .article("a.md", "", "A")
                .read();
        assertEquals("articles/a.md", reading.articles().get(0).origin().orElseThrow());
        assertEquals(
                "articles/b.md:1: the slug 'a-title' is that of articles/a.md; give this one another with the key 'slug'",
                reading.problems().get(0).toString());
    }

    @Test
    void linksBetweenFilesLeadToTheArticles() {
        ContentReading reading = new Sample(folder)
                .article("a.md", "slug: one\n", "[b](sub/b.md#part) [c](../articles/sub/../c.md) [none](none.md)")
                .article("sub/b.md", "slug: two\n", "[a](../a.md)")
                .put("articles/c.md", "---\nauthor: Ann\n---\n# Three\n\nText")
                .read();
        assertEquals(
                "p([</articles/two#part> b] [</articles/three> c] none)",
                Terse.of(reading.articles().get(0).body()));
        assertEquals(
                "p([</articles/one> a])", Terse.of(reading.articles().get(2).body()));
        assertEquals(
                "articles/a.md:6: warning: a link is left out, its text stays: there is no article 'none.md'",
                reading.problems().get(0).toString());
    }

    @Test
    void hiddenFilesAndOtherFoldersAreNotArticles() {
        ContentReading reading = new Sample(folder)
                .article("a.md", "", "Text")
                .put("articles/.b.md", "x")
                .put("articles/.git/c.md", "x")
                .put("notes/d.md", "x")
                .put("README.md", "x")
                .read();
        assertEquals(1, reading.articles().size());
        assertEquals(List.of(), reading.problems());
    }

    @Test
    void anEmptyFolderIsAMagazineWithAWarning() {
        ContentReading reading = new Sample(folder).read();
        assertEquals(List.of(), reading.articles());
        assertTrue(reading.problems().get(0).toString().startsWith("articles/:1: warning: "));
    }

    @Test
    void aFolderThatIsNotThereIsAnException() {
        ContentFolder none = ContentFolder.at(folder.resolve("none"));
        assertThrows(UncheckedIOException.class, () -> none.read(Sample.validator()));
    }

    @Test
    void aFolderInAZipFileIsReadLikeAnyOther() throws IOException {
        Path zip = folder.resolve("content.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Sample sample = new Sample(inside.getPath("/magazine"))
                    .put("articles/a.svg", Sample.SVG)
                    .article("a.md", "", "![A](a.svg)");
            Article article = sample.only();
            assertEquals("articles/a.md", article.origin().orElseThrow());
            String hash = Terse.of(article.body()).split("/", -1)[1];
            try (var in = sample.read().media().find(hash).orElseThrow().open()) {
                assertEquals(Sample.SVG.length(), in.readAllBytes().length);
            }
        }
    }

    @Test
    void theSampleMagazineHasNoProblem() {
        Path sample = Corpus.find("examples/standalone/src/main/resources/sample");
        Assumptions.assumeTrue(Files.isDirectory(sample), "needs the sample magazine");
        ContentReading reading = ContentFolder.at(sample).read(Sample.validator());
        assertEquals(List.of(), reading.problems());
        assertTrue(reading.articles().size() >= 12);
    }

    private static List<String> slugs(ContentReading reading) {
        return reading.articles().stream()
                .map(article -> article.slug().orElseThrow().value())
                .toList();
    }
}
