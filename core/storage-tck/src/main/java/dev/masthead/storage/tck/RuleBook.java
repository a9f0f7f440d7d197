package dev.masthead.storage.tck;

import java.util.List;

/** Every rule of the SPI, in the order of their numbers: what a report must account for. */
final class RuleBook {

    /**
     * One rule.
     *
     * @param number as in the SPI's Javadoc, for example {@code S-21}
     * @param title what it asks for, in short
     * @param unseen what the kit cannot see of it, and who can; empty when it sees all
     */
    record Rule(String number, String title, String unseen) {}

    static final List<Rule> ALL = List.of(
            rule("S-01", "records written before are there when a persistent store is opened again"),
            rule("S-02", "a new key or index holds all existing records when the store is open"),
            rule("S-03", "a unique key that existing records violate is refused, and the store opens as before"),
            rule("S-04", "a required capability that the store does not have is refused"),
            rule("S-05", "an unknown or malformed setting is refused by its name"),
            rule("S-06", "a closed store refuses everything; closing again does nothing"),
            rule("S-07", "an undeclared collection or index, or a mismatched query, is refused"),
            rule("S-08", "any number of threads may call at once; an interrupt tears nothing"),
            rule("S-10", "payloads and ids come back exactly as they were put"),
            rule("S-11", "a read sees every commit that was acknowledged before it"),
            rule("S-12", "what was never put, or is deleted, is absent"),
            rule("S-20", "a query finds the records with exactly its values, each once"),
            rule("S-21", "the order is the order key, then the id; text by its UTF-8 bytes"),
            rule("S-22", "a range includes its start and excludes its end, in both directions"),
            rule("S-23", "a page has at most its limit, and names a next one exactly when more follows"),
            rule("S-24", "a query goes on behind a position, through ties, also when the record there is gone"),
            rule("S-25", "a record without a value for a key of an index is not in that index"),
            rule(
                    "S-26",
                    "a query's cost does not grow with the collection",
                    "costs; a test of the store's own reads its query plans"),
            rule(
                    "S-30",
                    "a count is right up to its bound, and never more",
                    "costs; a test of the store's own reads its query plans"),
            rule("S-40", "a batch is atomic across collections, for readers and after a crash"),
            rule("S-41", "a put that expects no record fails when there is one"),
            rule("S-42", "a write that expects a version fails when there is another, and stores the one it names"),
            rule("S-43", "a taken unique value is refused, a freed one accepted; a conflict comes first"),
            rule("S-44", "of concurrent commits for the same version or value exactly one succeeds"),
            rule("S-45", "a batch that fails changes nothing"),
            rule(
                    "S-46",
                    "a connection lost in a commit is an unknown outcome, and the commit may be repeated",
                    "how the store's connections break; it is tested only where the kit may kill a server"),
            rule(
                    "S-47",
                    "an acknowledged commit of a durable store survives the end of the process and of power",
                    "the loss of power; a trace of the system calls under Processes.commit shows the waits for the disk"),
            rule("S-48", "the keys of a put are those of its payload; a failure to read them fails the batch"),
            rule("S-49", "a payload is well-formed Unicode within its bounds"),
            rule("S-50", "the capabilities are a constant set in which durable implies persistent"),
            rule("S-51", "every rule of a shared store holds across all stores open on the same data"));

    private RuleBook() {}

    private static Rule rule(String number, String title) {
        return new Rule(number, title, "");
    }

    private static Rule rule(String number, String title, String unseen) {
        return new Rule(number, title, unseen);
    }
}
