package dev.masthead.storage.jdbc;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.util.Optional;
import java.util.Set;

/** A record store in the tables of one database. */
final class JdbcStore implements RecordStore {

    private static final int MAX_COUNT = 10_000;

    private final Tables tables;
    private final Reads reads;
    private final Commits commits;
    private final Set<Capability> capabilities;

    JdbcStore(Tables tables, Reads reads, Commits commits, Set<Capability> capabilities) {
        this.tables = tables;
        this.reads = reads;
        this.commits = commits;
        this.capabilities = capabilities;
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        CollectionTable table = tables.of(collection);
        return reads.read(session -> Id.isPossible(id)
                ? session.first(table.get(), row -> new StoredRecord(id, row.getLong(1), row.getString(2)), new Id(id))
                : Optional.empty());
    }

    @Override
    public Page query(Query query) {
        IndexQuery asked = new IndexQuery(tables.of(query.collection()), query);
        return reads.read(asked::page);
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > MAX_COUNT) {
            throw new IllegalArgumentException("A count is bounded by 1 to 10,000, not by " + atMost);
        }
        IndexQuery asked = new IndexQuery(tables.of(query.collection()), query);
        return reads.read(session -> asked.count(session, atMost));
    }

    @Override
    public void commit(Batch batch) {
        commits.commit(batch.writes().stream()
                .map(write -> Prepared.of(tables.of(write.collection()), write))
                .toList());
    }

    Commits commits() {
        return commits;
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        commits.close();
        reads.close();
    }
}
