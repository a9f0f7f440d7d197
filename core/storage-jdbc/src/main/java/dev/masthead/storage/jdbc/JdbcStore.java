package dev.masthead.storage.jdbc;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record store in the tables of one database: one connection writes, a few read. */
final class JdbcStore implements RecordStore {

    private static final int MAX_COUNT = 10_000;

    private final Dialect dialect;
    private final Map<String, CollectionTable> tables;
    private final ReaderPool readers;
    private final GroupWriter writer;
    private final GroupCommit<List<Prepared>> commits;

    JdbcStore(
            ConnectionSource source, Session session, Map<String, CollectionTable> tables, Declarations declarations) {
        this.dialect = session.dialect();
        this.tables = tables;
        this.readers = new ReaderPool(source);
        this.writer = new GroupWriter(source, session, List.copyOf(tables.values()), declarations);
        this.commits = new GroupCommit<>(writer::write);
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        CollectionTable table = table(collection);
        return readers.read(session -> {
            // A driver would put something else in the place of a lone surrogate, and find another record.
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
                return Optional.empty();
            }
            return session.first(table.get(), row -> new StoredRecord(id, row.getLong(1), row.getString(2)), id);
        });
    }

    @Override
    public Page query(Query query) {
        IndexQuery asked = new IndexQuery(table(query.collection()), query, dialect);
        return readers.read(asked::page);
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > MAX_COUNT) {
            throw new IllegalArgumentException("A count is bounded by 1 to 10,000, not by " + atMost);
        }
        IndexQuery asked = new IndexQuery(table(query.collection()), query, dialect);
        return readers.read(session -> asked.count(session, atMost));
    }

    @Override
    public void commit(Batch batch) {
        commits.commit(batch.writes().stream()
                .map(write -> Prepared.of(table(write.collection()), write))
                .toList());
    }

    private CollectionTable table(String collection) {
        CollectionTable table = tables.get(collection);
        if (table == null) {
            throw new IllegalArgumentException(
                    "No collection " + collection + " was declared when the store was opened");
        }
        return table;
    }

    /** How many groups of commits were written: never more than commits. */
    long groups() {
        return commits.groups();
    }

    @Override
    public Set<Capability> capabilities() {
        return dialect.capabilities();
    }

    @Override
    public void close() {
        commits.close();
        readers.close();
        writer.close();
    }
}
