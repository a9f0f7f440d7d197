package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.storage.jdbc.MariaServer;
import dev.masthead.storage.jdbc.PostgresServer;
import dev.masthead.storage.jdbc.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A magazine goes from engine to engine and comes back as it left. */
@ExtendWith(Servers.class)
class CopyBetweenEnginesIT {

    @TempDir
    private Path folder;

    private final PostgresServer postgres;
    private final MariaServer maria;

    CopyBetweenEnginesIT(PostgresServer postgres, MariaServer maria) {
        this.postgres = postgres;
        this.maria = maria;
    }

    @Test
    void submissionsAreTheSameOnEveryEngineAndBackOnTheFirst() throws Exception {
        List<String> original = List.of("--data", folder.resolve("original").toString());
        String submissions;
        try (RunningMagazine magazine = RunningMagazine.on(original).start()) {
            Readers.post(magazine, "reader");
            StandardForm form = StandardForm.contact();
            magazine.visitor().post(form.id(), form.with("message", "Ψ 😀 \"'`\\ ; -- \t é"));
            submissions = new Inbox(original).printed();
        }
        assertEquals(6, submissions.lines().count());
        List<String> from = original;
        for (List<String> to : List.of(
                FreshStore.on(postgres),
                FreshStore.on(maria),
                List.of("--data", folder.resolve("back").toString()))) {
            copy(from, to);
            assertEquals(Inbox.records(submissions), new Inbox(to).all());
            from = to;
        }
        assertEquals(submissions, new Inbox(from).printed());
    }

    private static void copy(List<String> from, List<String> to) throws Exception {
        List<String> command = new ArrayList<>(List.of("copy"));
        command.addAll(from);
        to.forEach(word -> command.add(word.startsWith("--") ? "--to-" + word.substring(2) : word));
        StandaloneJar.Run run = StandaloneJar.run(command.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("Copied "), run.out());
    }
}
