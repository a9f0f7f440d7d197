package dev.masthead.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentWatchTest {

    @TempDir
    Path folder;

    private final List<ContentReading> readings = new ArrayList<>();

    @Test
    void aFolderIsReadOnceAndThenWhenItChanges() {
        Sample sample = new Sample(folder).article("a.md", "slug: a\n", "Text");
        ContentWatch watch = watch(sample);
        watch.poll();
        watch.poll();
        assertEquals(1, readings.size());
        sample.article("b.md", "slug: b\n", "Text");
        watch.poll();
        watch.poll();
        assertEquals(2, readings.size());
        assertEquals(2, last().articles().size());
    }

    @Test
    void anEmptyFolderIsReadOnceToo() {
        ContentWatch watch = new ContentWatch(ContentFolder.at(folder), Sample.validator(), readings::add);
        watch.poll();
        watch.poll();
        assertEquals(1, readings.size());
        assertTrue(last().problems().toString().contains("magazine.yaml"), () -> "" + last().problems());
    }

    @Test
    void onlyWhatHasChangedIsParsedAgain() {
        Sample sample = new Sample(folder).article("a.md", "slug: a\n", "Text").article("b.md", "slug: b\n", "Text");
        ContentWatch watch = watch(sample);
        watch.poll();
        Article a = last().articles().get(0);
        sample.article("b.md", "slug: b\n", "Other text");
        watch.poll();
        assertSame(a, last().articles().get(0));
        assertEquals("p(Other text)", Terse.of(last().articles().get(1).body()));
    }

    @Test
    void anArticleFollowsWhatItPointsAt() {
        Sample sample = new Sample(folder)
                .article("a.md", "slug: a\n", "[b](b.md) ![A](a.svg)")
                .article("b.md", "slug: b\n", "Text");
        ContentWatch watch = watch(sample);
        watch.poll();
        assertTrue(last().problems().get(0).reason().contains("'a.svg' is not in the folder"));
        sample.put("articles/a.svg", Sample.SVG).article("b.md", "slug: other\n", "Text");
        watch.poll();
        String body = Terse.of(last().articles().get(0).body());
        assertTrue(body.startsWith("p([</articles/other> b]) img(media/"), body);
    }

    @Test
    void aRemovedFileIsGoneAndABrokenOneIsNamed() throws IOException {
        Sample sample = new Sample(folder).article("a.md", "slug: a\n", "Text").article("b.md", "slug: b\n", "Text");
        ContentWatch watch = watch(sample);
        watch.poll();
        Files.delete(folder.resolve("articles/a.md"));
        sample.put("articles/b.md", "---\ntitle: [\n---\n");
        watch.poll();
        assertEquals(List.of(), last().articles());
        assertEquals(List.of("articles/b.md"), List.copyOf(last().faultyFiles()));
    }

    @Test
    void aBrokenMagazineFileLeavesTheLastGoodMagazine() {
        Sample sample = new Sample(folder).article("a.md", "", "Text");
        ContentWatch watch = watch(sample);
        watch.poll();
        sample.put("magazine.yaml", "name: [");
        watch.poll();
        assertEquals("Harbour Review", last().magazine().name());
        assertFalse(last().problems().isEmpty());
    }

    @Test
    void whatWasNotTakenIsReadAgain() {
        Sample sample = new Sample(folder).article("a.md", "", "Text");
        AtomicInteger calls = new AtomicInteger();
        ContentWatch watch = new ContentWatch(ContentFolder.at(folder), Sample.validator(), reading -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
        });
        assertThrows(IllegalStateException.class, watch::poll);
        watch.poll();
        watch.poll();
        assertEquals(2, calls.get());
        assertEquals(folder, sample.root);
    }

    @Test
    void aChangeReachesTheConsumerFromTheWatchsOwnThread() throws Exception {
        Sample sample = new Sample(folder).article("a.md", "slug: a\n", "Text");
        BlockingQueue<ContentReading> seen = new LinkedBlockingQueue<>();
        AtomicReference<Thread> thread = new AtomicReference<>();
        try (ContentWatch watch = ContentWatch.start(
                ContentFolder.at(folder),
                Sample.validator(),
                Duration.ofMillis(20),
                work -> named(thread, work),
                seen::add)) {
            assertNotNull(watch);
            assertEquals(1, seen.take().articles().size());
            sample.article("b.md", "slug: b\n", "Text");
            ContentReading next = Objects.requireNonNull(seen.poll(10, TimeUnit.SECONDS));
            assertEquals(2, next.articles().size());
        }
        thread.get().join(10_000);
        assertFalse(thread.get().isAlive());
    }

    @Test
    void anIntervalThatIsTooLongIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ContentWatch.start(
                        ContentFolder.at(folder),
                        Sample.validator(),
                        Duration.ofSeconds(1),
                        Thread::new,
                        readings::add));
    }

    private static Thread named(AtomicReference<Thread> thread, Runnable work) {
        thread.set(new Thread(work, "content-watch"));
        return thread.get();
    }

    private ContentWatch watch(Sample sample) {
        return new ContentWatch(ContentFolder.at(sample.root), Sample.validator(), readings::add);
    }

    private ContentReading last() {
        return readings.get(readings.size() - 1);
    }
}
