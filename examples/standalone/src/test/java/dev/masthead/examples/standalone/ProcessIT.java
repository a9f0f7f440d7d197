package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start, stop and the command line. */
class ProcessIT {

    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void itServesTheSampleMagazineInASmallHeap() throws Exception {
        try (RunningMagazine magazine =
                RunningMagazine.in(folder).jvm("-Xmx128m").start()) {
            Visitor visitor = magazine.visitor();
            assertTrue(visitor.get("/feed.json").body().contains("Harbour Review"));
            assertTrue(visitor.json("/feed.json").path("items").size() >= 12);
            assertEquals(
                    303,
                    visitor.post("newsletter", StandardForm.newsletter().from("small"))
                            .statusCode());
            assertFalse(magazine.log().contains("OutOfMemory"), magazine.log());
        }
    }

    @Test
    void sigtermLetsARequestUnderWayFinish() throws Exception {
        try (RunningMagazine magazine = RunningMagazine.in(folder).start();
                SlowPost post = SlowPost.begin(
                        magazine.port(), "newsletter", StandardForm.newsletter().from("slow"))) {
            magazine.terminate();
            Eventually.holds("it takes no new connection", () -> SlowPost.isRefused(magazine.port()));
            assertTrue(magazine.isAlive(), "it waits for the request");
            assertEquals("HTTP/1.1 303 See Other", post.finish());
            assertTrue(List.of(0, SIGTERM).contains(magazine.exitStatus()), "status " + magazine.exitStatus());
            assertEquals(1, magazine.inbox().all().size());
            assertFalse(magazine.log().contains("Exception"), magazine.log());
        }
    }

    @Test
    void aReaderWhoSendsTooMuchIsToldWhenToComeBackAndKeepsTheText() throws Exception {
        try (RunningMagazine magazine = RunningMagazine.in(folder).rateLimited().start()) {
            Visitor visitor = magazine.visitor();
            int sent = 0;
            while (visitor.post("contact", StandardForm.contact().from("many-" + sent))
                            .statusCode()
                    == 303) {
                sent++;
                assertTrue(sent < 1_000, "there is no limit");
            }
            Map<String, String> last = StandardForm.contact().from("the-last");
            var response = visitor.post("contact", last);
            assertTrue(Integer.parseInt(PageChecks.header(response, "Retry-After")) > 0);
            new FormPage(PageChecks.page(429, response), "contact").keeps(last);
        }
    }

    @Test
    void aWrongOptionEndsTheProcessWithTheUsage() throws Exception {
        StandaloneJar.Run run = StandaloneJar.run("serve", "--prot", "80");
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(Options.USAGE), run.err());
        assertEquals("", run.out());
    }

    @Test
    void aContentFolderThatIsNotThereIsNamed() throws Exception {
        Path missing = folder.resolve("nowhere");
        StandaloneJar.Run run = StandaloneJar.run(
                "--port", "0", "--data", folder.resolve("data").toString(), "--content", missing.toString());
        assertEquals(1, run.status(), run.err());
        assertTrue(run.err().contains(missing.toString()), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (RunningMagazine magazine =
                RunningMagazine.in(folder.resolve("first")).start()) {
            String port = Integer.toString(magazine.port());
            StandaloneJar.Run run = StandaloneJar.run(
                    "--port", port, "--data", folder.resolve("second").toString());
            assertEquals(1, run.status(), run.err());
            assertTrue(run.err().contains(port), run.err());
            assertFalse(run.err().contains("\tat "), run.err());
        }
    }
}
