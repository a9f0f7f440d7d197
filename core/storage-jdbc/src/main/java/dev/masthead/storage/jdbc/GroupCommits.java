package dev.masthead.storage.jdbc;

import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import java.util.List;

/** Commits in groups, on the one connection that writes: for a database that has one writer at a time anyway. */
final class GroupCommits implements Commits {

    private final GroupWriter writer;
    private final GroupCommit<List<Prepared>> groups;

    GroupCommits(GroupWriter writer) {
        this.writer = writer;
        this.groups = new GroupCommit<>(writer::write);
    }

    @Override
    public void commit(List<Prepared> batch) {
        groups.commit(batch);
    }

    /** How many groups were written: never more than commits. */
    long groups() {
        return groups.groups();
    }

    @Override
    public void close() {
        groups.close();
        writer.close();
    }
}
