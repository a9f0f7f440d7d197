package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Somebody for each of the five forms, and what is left of them. */
final class Readers {

    private Readers() {}

    /** Posts every form, each from an address with this in front, and gives the addresses that were thanked for. */
    static Set<String> post(RunningMagazine magazine, String name) throws Exception {
        Set<String> thanked = new TreeSet<>();
        Visitor visitor = magazine.visitor();
        for (StandardForm form : StandardForm.all()) {
            String reader = name + "-" + form.id();
            assertEquals(303, visitor.post(form.id(), form.from(reader)).statusCode(), magazine::log);
            thanked.add(reader + "@example.org");
        }
        return thanked;
    }

    /** The addresses in an inbox, which holds none twice. */
    static Set<String> addresses(Inbox inbox) {
        List<JsonNode> records = inbox.all();
        Set<String> addresses = records.stream()
                .map(record -> record.path("values").path("email").asString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(records.size(), addresses.size(), records::toString);
        return addresses;
    }
}
