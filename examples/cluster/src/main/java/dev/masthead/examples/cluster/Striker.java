package dev.masthead.examples.cluster;

import java.util.List;
import java.util.Random;

/** Strikes the cluster, and gives it what it needs to go on: what an operator's tools would do. */
final class Striker {

    private final DatabaseCluster cluster;
    private final List<MastheadNode> magazines;
    private final long freezeMillis;
    private final Random random;

    Striker(DatabaseCluster cluster, List<MastheadNode> magazines, long freezeMillis, Random random) {
        this.cluster = cluster;
        this.magazines = magazines;
        this.freezeMillis = freezeMillis;
        this.random = random;
    }

    /** Strikes; the service is to resume when this returns, and what was killed is still missing. */
    Repair strike(Blow blow) throws InterruptedException {
        return switch (blow) {
            case WRITER -> writer();
            case FROZEN -> {
                cluster.freeze();
                Thread.sleep(freezeMillis);
                yield writer();
            }
            case NODE -> {
                int node = DatabaseCluster.other(cluster.writer(), random.nextInt(2));
                cluster.kill(node);
                yield () -> cluster.rejoin(node);
            }
            case ALL -> {
                cluster.killAll();
                cluster.revive();
                yield () -> {};
            }
            case MASTHEAD -> {
                MastheadNode magazine = magazines.get(random.nextInt(magazines.size()));
                magazine.kill();
                yield magazine::start;
            }
        };
    }

    private Repair writer() {
        int node = cluster.writer();
        cluster.kill(node);
        cluster.failover();
        return () -> cluster.rejoin(node);
    }

    /** Brings back what was killed. */
    @FunctionalInterface
    interface Repair {
        void run() throws InterruptedException;
    }
}
