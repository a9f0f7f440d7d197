package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A magazine moves, with everything that readers sent. */
class CopyIT {

    @TempDir
    private Path folder;

    @Test
    void copyOfAMagazineThatIsServedIsTheSameMagazine() throws Exception {
        Path original = folder.resolve("original");
        Path backup = folder.resolve("backup");
        String feed;
        String submissions;
        try (RunningMagazine magazine = RunningMagazine.in(original).start()) {
            for (StandardForm form : StandardForm.all()) {
                magazine.visitor().post(form.id(), form.from(form.id()));
            }
            StandaloneJar.Run run =
                    StandaloneJar.run("copy", "--data", original.toString(), "--to-data", backup.toString());
            assertEquals(0, run.status(), run.err());
            assertTrue(run.out().matches("Copied \\d\\d+ records from \\S+ to \\S+\\s+"), run.out());
            feed = feed(magazine);
            submissions = new Inbox(original).printed();
        }
        assertEquals(submissions, new Inbox(backup).printed());
        try (RunningMagazine magazine = RunningMagazine.in(backup).start()) {
            assertEquals(feed, feed(magazine));
        }
    }

    @Test
    void copyOverAnotherMagazineIsRefused() throws Exception {
        for (String name : new String[] {"one", "other"}) {
            RunningMagazine.in(folder.resolve(name)).start().close();
        }
        StandaloneJar.Run run = StandaloneJar.run(
                "copy",
                "--data",
                folder.resolve("one").toString(),
                "--to-data",
                folder.resolve("other").toString());
        assertEquals(1, run.status());
        assertTrue(run.err().contains("name an empty place"), run.err());
    }

    private static String feed(RunningMagazine magazine) throws Exception {
        HttpResponse<String> feed = magazine.visitor().get("/feed.json");
        assertEquals(200, feed.statusCode());
        return feed.body().replace(magazine.address().toString(), "");
    }
}
