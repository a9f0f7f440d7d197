package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Thanks are given only for what is on disk. */
class DurabilityIT {

    private static final int WRITERS = 8;
    private static final int POSTS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void whatWasThankedForIsThereAfterSigkill() throws Exception {
        Set<String> thanked = new HashSet<>();
        try (RunningMagazine magazine = RunningMagazine.in(folder).start()) {
            Visitor visitor = magazine.visitor();
            for (StandardForm form : StandardForm.all()) {
                thanked.add(thanked(visitor.post(form.id(), form.from(form.id())), form.id()));
            }
            magazine.kill();
        }
        String printed = new Inbox(folder).printed();
        assertEquals(thanked, addresses(Inbox.records(printed)));
    }

    @Test
    void eachThanksOfManyWritersIsExactlyOneRecord() throws Exception {
        try (RunningMagazine magazine = RunningMagazine.in(folder).start()) {
            Set<String> thanked = postFromEverywhere(magazine, POSTS);
            List<JsonNode> stored = magazine.inbox().all();
            assertEquals(POSTS, thanked.size());
            assertEquals(POSTS, stored.size());
            assertEquals(thanked, addresses(stored));
        }
    }

    @Test
    void whatManyWritersWereThankedForIsThereAfterSigkillInTheMiddle() throws Exception {
        Set<String> thanked;
        try (RunningMagazine magazine = RunningMagazine.in(folder).start()) {
            ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
            List<Future<Void>> posting = new ArrayList<>();
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "w" + writer;
                posting.add(writers.submit(() -> writeUntilItFails(magazine, name, answers)));
            }
            Eventually.holds("some are thanked for", () -> answers.size() > 200);
            magazine.kill();
            writers.shutdown();
            posting.forEach(writer -> assertThrows(ExecutionException.class, writer::get));
            thanked = Set.copyOf(answers);
        }
        Set<String> stored = addresses(new Inbox(folder).all());
        Set<String> lost = new HashSet<>(thanked);
        lost.removeAll(stored);
        assertEquals(Set.of(), lost);
    }

    private static Void writeUntilItFails(RunningMagazine magazine, String name, ConcurrentLinkedQueue<String> answers)
            throws Exception {
        Visitor visitor = magazine.visitor();
        for (int i = 0; true; i++) {
            Map<String, String> values = StandardForm.newsletter().from(name + "-" + i);
            if (visitor.post("newsletter", values).statusCode() == 303) {
                answers.add(name + "-" + i + "@example.org");
            }
        }
    }

    private static Set<String> postFromEverywhere(RunningMagazine magazine, int posts) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<String>> answers = new ArrayList<>();
            Visitor visitor = magazine.visitor();
            for (int i = 0; i < posts; i++) {
                StandardForm form =
                        StandardForm.all().get(i % StandardForm.all().size());
                String name = "reader-" + i;
                answers.add(writers.submit(() -> thanked(visitor.post(form.id(), form.from(name)), name)));
            }
            Set<String> thanked = new HashSet<>();
            for (Future<String> answer : answers) {
                thanked.add(answer.get());
            }
            return thanked;
        } finally {
            writers.shutdownNow();
        }
    }

    private static String thanked(HttpResponse<String> response, String name) {
        assertEquals(303, response.statusCode());
        return name + "@example.org";
    }

    private static Set<String> addresses(List<JsonNode> records) {
        return records.stream()
                .map(record -> record.path("values").path("email").asString())
                .collect(Collectors.toSet());
    }
}
