package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store that passes everything on to a correct one; each planted fault overrides what it gets wrong. */
class Faulty implements RecordStore {

    final RecordStore correct;

    Faulty(RecordStore correct) {
        this.correct = correct;
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return correct.get(collection, id);
    }

    @Override
    public Page query(Query query) {
        return correct.query(query);
    }

    @Override
    public long count(Query query, int atMost) {
        return correct.count(query, atMost);
    }

    @Override
    public void commit(Batch batch) {
        correct.commit(batch);
    }

    @Override
    public Set<Capability> capabilities() {
        return correct.capabilities();
    }

    @Override
    public void close() {
        correct.close();
    }

    static RecordStore reading(RecordStore correct, BiFunction<String, String, Optional<StoredRecord>> get) {
        return new Faulty(correct) {
            @Override
            public Optional<StoredRecord> get(String collection, String id) {
                return get.apply(collection, id);
            }
        };
    }

    static RecordStore querying(RecordStore correct, Function<Query, Page> query) {
        return new Faulty(correct) {
            @Override
            public Page query(Query wanted) {
                return query.apply(wanted);
            }
        };
    }

    static RecordStore counting(RecordStore correct, BiFunction<Query, Integer, Long> count) {
        return new Faulty(correct) {
            @Override
            public long count(Query wanted, int atMost) {
                return count.apply(wanted, atMost);
            }
        };
    }

    static RecordStore committing(RecordStore correct, Consumer<Batch> commit) {
        return new Faulty(correct) {
            @Override
            public void commit(Batch batch) {
                commit.accept(batch);
            }
        };
    }

    static RecordStore promising(RecordStore correct, Set<Capability> capabilities) {
        return new Faulty(correct) {
            @Override
            public Set<Capability> capabilities() {
                return capabilities;
            }
        };
    }

    static RecordStore closing(RecordStore correct, Runnable close) {
        return new Faulty(correct) {
            @Override
            public void close() {
                close.run();
            }
        };
    }
}
