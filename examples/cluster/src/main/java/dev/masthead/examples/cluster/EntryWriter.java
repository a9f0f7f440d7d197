package dev.masthead.examples.cluster;

import dev.masthead.examples.cluster.Commits.Result;
import dev.masthead.spi.Batch;
import java.util.UUID;

/**
 * Stores an entry and its delivery in one batch, and tries again until it is acknowledged. It retries the same batch, or
 * one with another id and the same token, as a reader does who sends a form again: then the unique key must tell.
 */
final class EntryWriter implements Load.Step {

    private final Commits commits;
    private final Acknowledged acknowledged;
    private final boolean sameId;

    EntryWriter(Commits commits, Acknowledged acknowledged, boolean sameId) {
        this.commits = commits;
        this.acknowledged = acknowledged;
        this.sameId = sameId;
    }

    @Override
    public void run() throws InterruptedException {
        String token = UUID.randomUUID().toString();
        boolean unknown = false;
        for (int attempt = 0; true; attempt++) {
            Result result = commits.attempt(batch(token, sameId ? token : token + "." + attempt));
            if (result == Result.TAKEN && !unknown) {
                commits.cameBack();
            }
            if (result == Result.DONE || result == Result.TAKEN) {
                acknowledged.add(token);
                return;
            }
            unknown |= result == Result.UNKNOWN;
        }
    }

    private static Batch batch(String token, String id) {
        return Batch.builder()
                .insert(LoadStore.ENTRIES, id, LoadStore.quoted(token))
                .insert(LoadStore.OUTBOX, id, LoadStore.quoted(token))
                .build();
    }
}
