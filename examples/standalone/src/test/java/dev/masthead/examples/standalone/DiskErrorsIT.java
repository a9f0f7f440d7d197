package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database on a disk that takes nothing more. */
class DiskErrorsIT {

    private static final int ENOUGH_REFUSALS = 5;
    private static final int MORE_THAN_FIT = 500;

    @TempDir
    private Path folder;

    private Mount disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Mount.in(folder);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.unmount();
        }
    }

    @Test
    void readOnlyDiskIsSaidAtStartAndHarmsNothing() throws Exception {
        Set<String> thanked = killedMagazine();
        disk.readOnly();
        Refusal.isSaid("mount the disk for writing", Refusal.of(store()));
        Refusal.isSaid("cannot be written", Refusal.of(at("new")));
        disk.writable();
        assertServes(thanked);
    }

    @Test
    void fullDiskIsSaidAtStartAndHarmsNothing() throws Exception {
        disk.fill();
        Refusal.isSaid("the disk is full", Refusal.of(store()));
        disk.free();
        Set<String> thanked = stoppedMagazine();
        disk.fill();
        Refusal.isSaid("the disk is full", Refusal.of(store()));
        disk.free();
        assertServes(thanked);
    }

    @Test
    void diskThatFillsUpWhileServingCostsNothingThatWasThankedForAndServesOnWhenItIsFreed() throws Exception {
        try (RunningMagazine magazine = RunningMagazine.on(store()).start()) {
            Set<String> thanked = Readers.post(magazine, "before");
            disk.fill();
            thanked.addAll(postUntilRefused(magazine));
            assertEquals(200, magazine.visitor().get("/").statusCode());
            assertTrue(magazine.log().contains("Commits fail; the disk is full: free some space"), magazine.log());
            disk.free();
            thanked.addAll(Readers.post(magazine, "after"));
            assertAreThere(thanked);
            magazine.kill();
            assertAreThere(thanked);
        }
    }

    /** Each answer is thanks or 503; gives who was thanked. */
    private static Set<String> postUntilRefused(RunningMagazine magazine) throws Exception {
        Set<String> thanked = new TreeSet<>();
        Visitor visitor = magazine.visitor();
        int refused = 0;
        for (int i = 0; refused < ENOUGH_REFUSALS && i < MORE_THAN_FIT; i++) {
            int status = visitor.post("newsletter", StandardForm.newsletter().from("full-" + i))
                    .statusCode();
            if (status == 303) {
                thanked.add("full-" + i + "@example.org");
            } else {
                assertEquals(503, status);
                refused++;
            }
        }
        assertEquals(ENOUGH_REFUSALS, refused);
        return thanked;
    }

    private void assertAreThere(Set<String> thanked) throws Exception {
        Set<String> lost = new TreeSet<>(thanked);
        lost.removeAll(Readers.addresses(new Inbox(store())));
        assertEquals(Set.of(), lost);
    }

    private Set<String> killedMagazine() throws Exception {
        try (RunningMagazine magazine = RunningMagazine.on(store()).start()) {
            Set<String> thanked = Readers.post(magazine, "reader");
            magazine.kill();
            return thanked;
        }
    }

    /** Closed as it should be: the log, whose space could be used again, is gone. */
    private Set<String> stoppedMagazine() throws Exception {
        try (RunningMagazine magazine = RunningMagazine.on(store()).start()) {
            Set<String> thanked = Readers.post(magazine, "reader");
            magazine.terminate();
            magazine.exitStatus();
            return thanked;
        }
    }

    private void assertServes(Set<String> before) throws Exception {
        try (RunningMagazine magazine = RunningMagazine.on(store()).start()) {
            before.addAll(Readers.post(magazine, "later"));
        }
        assertEquals(before, Readers.addresses(new Inbox(store())));
    }

    private List<String> store() {
        return at("magazine");
    }

    private List<String> at(String name) {
        return List.of("--data", disk.folder().resolve(name).toString());
    }
}
