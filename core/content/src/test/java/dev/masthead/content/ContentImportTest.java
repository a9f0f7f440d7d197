package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleState;
import dev.masthead.core.Articles;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.Slug;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentImportTest {

    private static final String DATED = "publishAt: 2026-11-01\n";

    @TempDir
    Path folder;

    private final RecordStore store = new MemoryStorage().open(StoreSettings.none(), Articles.COLLECTIONS);
    private final Articles articles = new Articles(store, Sample.validator(), InstantSource.system(), new Random(1));
    private final ContentImport importing = new ContentImport(articles);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void newFilesArePublishedAndDoingItAgainChangesNothing() {
        Sample sample = new Sample(folder)
                .article("tides.md", DATED + "slug: tides\n", "Text.")
                .article("ferry.md", DATED + "slug: ferry\n", "Text.");
        assertEquals(List.of(), importing.bring(sample.read()));
        long changes = articles.changes().head();
        assertEquals(2, articles.published().newest(10).articles().size());
        importing.bring(sample.read());
        assertEquals(changes, articles.changes().head());
    }

    @Test
    void aChangedFileIsAnEditAndARemovedOneIsWithdrawn() throws IOException {
        Sample sample = new Sample(folder).article("tides.md", DATED + "slug: tides\n", "Text.");
        importing.bring(sample.read());
        importing.bring(sample.article("tides.md", DATED + "slug: tides\n", "Other text.")
                .read());
        assertEquals(2, bySlug("tides").version());
        Files.delete(folder.resolve("articles/tides.md"));
        importing.bring(sample.read());
        assertEquals(ArticleState.WITHDRAWN, bySlug("tides").state());
        importing.bring(sample.article("tides.md", DATED + "slug: tides\n", "Back again.")
                .read());
        assertEquals(ArticleState.PUBLISHED, bySlug("tides").state());
    }

    @Test
    void aNewSlugInTheFileKeepsTheOldAddress() {
        Sample sample = new Sample(folder).article("tides.md", DATED + "slug: tides\n", "Text.");
        importing.bring(sample.read());
        importing.bring(sample.article("tides.md", DATED + "slug: high-tides\n", "Text.")
                .read());
        assertEquals(new Slug("high-tides"), bySlug("tides").slug().orElseThrow());
    }

    @Test
    void aRenamedFileKeepsItsArticle() throws IOException {
        Sample sample = new Sample(folder).article("tides.md", DATED + "slug: tides\n", "Text.");
        importing.bring(sample.read());
        String id = bySlug("tides").id();
        Files.move(folder.resolve("articles/tides.md"), folder.resolve("articles/moved.md"));
        importing.bring(sample.read());
        importing.bring(sample.read());
        assertEquals(id, bySlug("tides").id());
        assertEquals(ArticleState.PUBLISHED, bySlug("tides").state());
    }

    @Test
    void aFileThatGetsAnErrorKeepsWhatWasServedBefore() {
        Sample sample = new Sample(folder).article("tides.md", DATED + "slug: tides\n", "Text.");
        importing.bring(sample.read());
        ContentReading broken =
                sample.put("articles/tides.md", "---\ntitle: [\n---\nText.\n").read();
        assertTrue(broken.faultyFiles().contains("articles/tides.md"));
        importing.bring(broken);
        assertEquals(ArticleState.PUBLISHED, bySlug("tides").state());
    }

    @Test
    void aSlugOfTheHostsOwnArticleIsReportedAndTheOthersAreStored() {
        articles.publish(
                Article.titled("Tides").by("Ann Lee").paragraphs("Mine.").build());
        Sample sample = new Sample(folder)
                .article("tides.md", DATED + "slug: tides\n", "Text.")
                .article("ferry.md", DATED + "slug: ferry\n", "Text.");
        List<ContentProblem> problems = importing.bring(sample.read());
        assertEquals(1, problems.size());
        assertEquals("articles/tides.md", problems.get(0).file());
        assertEquals(ArticleState.PUBLISHED, bySlug("ferry").state());
    }

    @Test
    void aPublishedFileThatBecomesADraftIsWithdrawn() {
        Sample sample = new Sample(folder).article("tides.md", DATED + "slug: tides\n", "Text.");
        importing.bring(sample.read());
        importing.bring(sample.article("tides.md", DATED + "slug: tides\ndraft: true\n", "Text.")
                .read());
        assertEquals(ArticleState.WITHDRAWN, bySlug("tides").state());
    }

    @Test
    void whatNobodySignedIsTheMagazinesOwn() {
        Sample sample = new Sample(folder).put("articles/tides.md", "---\ntitle: Tides\n---\nText.\n");
        importing.bring(sample.read());
        assertEquals("Harbour Review", bySlug("tides").bylines().get(0).name());
    }

    private Article bySlug(String slug) {
        return articles.published().withSlug(new Slug(slug)).orElseThrow();
    }
}
