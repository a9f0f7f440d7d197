package dev.masthead.search;

import static dev.masthead.search.Magazines.headlines;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {

    @TempDir
    private Path folder;

    private final Magazines magazines = new Magazines();
    private final List<Runnable> later = new ArrayList<>();

    @BeforeEach
    void fill() {
        magazines.publish("The night ferry", "It still runs.");
        magazines.publish("Nine metres of rope", "And a knot.");
    }

    @AfterEach
    void close() {
        magazines.close();
    }

    private ArticleSearch.Builder inFolder() {
        return magazines.search().folder(folder);
    }

    private static List<String> find(ArticleSearch search, String text) {
        return headlines(search.search(SearchQuery.of(text)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("write.lock")).toList();
        }
    }

    @Test
    void aStartGoesOnWithWhatIsThere() {
        inFolder().open().close();
        magazines.publish("Tides", "Twice a day.");
        try (ArticleSearch search = inFolder().executor(later::add).open()) {
            assertEquals(List.of("The night ferry"), find(search, "ferry"));
            assertEquals(List.of(), find(search, "tides"));
            later.forEach(Runnable::run);
            assertEquals(List.of("Tides"), find(search, "tides"));
        }
    }

    @Test
    void searchesDuringTheFirstBuildFindWhatIsThere() {
        try (ArticleSearch search = inFolder().executor(later::add).open()) {
            assertEquals(List.of(), find(search, "ferry"));
            later.forEach(Runnable::run);
            assertEquals(List.of("The night ferry"), find(search, "ferry"));
        }
    }

    @Test
    void aRemovedFolderIsMadeAnew() throws IOException {
        inFolder().open().close();
        for (Path file : files()) {
            Files.delete(file);
        }
        try (ArticleSearch search = inFolder().open()) {
            assertEquals(List.of("The night ferry"), find(search, "ferry"));
        }
    }

    @Test
    void whicheverFileIsDamagedTheIndexIsMadeAnew() throws IOException {
        inFolder().open().close();
        List<String> names =
                files().stream().map(file -> file.getFileName().toString()).toList();
        assertTrue(names.size() > 2, names::toString);
        for (String name : names) {
            for (Damage damage : Damage.values()) {
                Path file = folder.resolve(name);
                if (Files.exists(file)) {
                    damage.to(file);
                }
                try (ArticleSearch search = inFolder().open()) {
                    assertEquals(List.of("The night ferry"), find(search, "ferry"), name + " " + damage);
                }
            }
        }
    }

    private enum Damage {
        CUT,
        EMPTY,
        FLIPPED,
        GONE;

        void to(Path file) throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            switch (this) {
                case CUT -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
                case EMPTY -> Files.write(file, new byte[0]);
                case FLIPPED -> {
                    bytes[bytes.length / 2] ^= 0x55;
                    Files.write(file, bytes);
                }
                case GONE -> Files.delete(file);
            }
        }
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Files.createDirectories(folder);
        Path note = Files.writeString(folder.resolve("note.txt"), "mine");
        Files.writeString(folder.resolve("segments_1"), "no index");
        inFolder().open().close();
        assertEquals("mine", Files.readString(note));
    }

    @Test
    void anotherLanguageOfTheMagazineMakesItAnew() {
        inFolder().open().close();
        try (ArticleSearch search =
                inFolder().language(Locale.GERMAN).executor(later::add).open()) {
            assertEquals(List.of(), find(search, "ferry"));
            later.forEach(Runnable::run);
            assertEquals(List.of("The night ferry"), find(search, "ferry"));
        }
    }

    @Test
    void anIndexOfAnotherStoreIsMadeAnew() {
        inFolder().open().close();
        try (Magazines others = new Magazines()) {
            others.now = others.now.plusSeconds(86_400);
            others.publish("Lamps", "Oil.");
            others.publish("Wicks", "Cotton.");
            try (ArticleSearch search = others.search().folder(folder).open()) {
                assertEquals(List.of(), find(search, "ferry"));
                assertEquals(List.of("Lamps"), find(search, "lamp"));
            }
        }
    }

    @Test
    void whileAnotherHasTheFolderTheIndexIsInMemory() {
        try (ArticleSearch first = inFolder().open();
                ArticleSearch second = inFolder().open()) {
            assertEquals(List.of("The night ferry"), find(first, "ferry"));
            assertEquals(List.of("The night ferry"), find(second, "ferry"));
        }
    }

    @Test
    void aFolderThatIsAFileIsNamedAsTheProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        SearchException refused = assertThrows(
                SearchException.class,
                () -> magazines.search().folder(file.resolve("search")).open());
        assertTrue(String.valueOf(refused.getMessage()).contains("folder"), refused::toString);
    }

    @Test
    void closingStopsTheBuildAndLeavesNoThread() throws Exception {
        for (int i = 0; i < 700; i++) {
            magazines.publish("Pebble " + i, "Stone.");
        }
        CountDownLatch started = new CountDownLatch(1);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        List<Thread> mine = new ArrayList<>();
        ArticleSearch search = magazines
                .search()
                .executor(work -> {
                    Thread thread = new Thread(() -> {
                        started.countDown();
                        work.run();
                    });
                    mine.add(thread);
                    thread.start();
                })
                .open();
        started.await();
        search.close();
        for (Thread thread : mine) {
            thread.join(5_000);
        }
        Set<String> left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> name.contains("ucene") || name.contains("masthead"))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), left);
        assertFalse(mine.get(0).isAlive());
        assertThrows(IllegalStateException.class, () -> search.search(SearchQuery.of("pebble")));
        search.close();
    }

    @Test
    void afterAKillTheIndexGoesOnFromItsLastCommit() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Path own = Files.createDirectory(folder.resolve("own"));
        try (ArticleSearch running = magazines.search().folder(own).open()) {
            Article article = magazines.publish("Unwritten", "Lost in a crash.");
            assertEquals(List.of("Unwritten"), find(running, "unwritten"));
            try (Stream<Path> files = Files.list(own)) {
                for (Path file :
                        files.filter(one -> !one.endsWith("write.lock")).toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
            try (ArticleSearch after = magazines.search().folder(copy).open()) {
                assertEquals(List.of(article.headline()), find(after, "unwritten"));
            }
        }
    }
}
