package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A magazine that an earlier version wrote, kept with the tests: commit 72b86e3, one article and two submissions. Its
 * tables know no index {@code all}.
 */
class KeptDataIT {

    private static final Path KEPT = Path.of("src/test/resources/kept");

    @TempDir
    private Path folder;

    @Test
    void magazineOfAnEarlierVersionGoesOn() throws Exception {
        Files.copy(KEPT.resolve("masthead.sqlite"), folder.resolve("masthead.sqlite"));
        String sent = Files.readString(KEPT.resolve("submissions.jsonl"));
        try (RunningMagazine magazine =
                RunningMagazine.in(folder).content(KEPT.resolve("content")).start()) {
            HttpResponse<String> page = magazine.visitor().get("/articles/what-the-tide-leaves");
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("it changes its mind"), page.body());
            assertEquals(sent, new Inbox(folder).printed());
            StandardForm form = StandardForm.all().get(0);
            assertEquals(
                    303, magazine.visitor().post(form.id(), form.from("later")).statusCode());
        }
        String printed = new Inbox(folder).printed();
        assertTrue(printed.startsWith(sent) && printed.lines().count() == 3, printed);
    }
}
