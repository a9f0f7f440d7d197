package dev.masthead.examples.cluster;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Loads a running cluster, strikes it round by round, and judges what it holds after each. */
public final class Trial {

    private static final long CALM_MILLIS = 2_000;
    private static final long RESUME_SECONDS = 60;
    private static final int RESUMED = 20;

    private final TrialOptions options;
    private final PrintStream out;
    private final DatabaseCluster cluster;
    private final Tally tally = new Tally();
    private final Random random;

    private Trial(TrialOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.cluster = new DatabaseCluster(options.script());
        this.random = new Random(options.seed());
    }

    /** Runs a trial; {@code examples/cluster/run} starts the cluster and this. Exits with 0 when all is as it must be. */
    public static void main(String[] arguments) throws Exception {
        Trial trial = new Trial(TrialOptions.parse(List.of(arguments)), System.out);
        System.exit(trial.run() ? 0 : 1);
    }

    private boolean run() throws InterruptedException, SQLException {
        List<String> urls = cluster.urls();
        try (StoreTraffic stores = new StoreTraffic(options, urls, tally);
                MagazineTraffic magazines = new MagazineTraffic(options, urls, tally)) {
            List<Traffic> traffic = Stream.concat(stores.all().stream(), magazines.all().stream())
                    .toList();
            Summary summary = new Summary(traffic);
            Striker striker = new Striker(cluster, magazines.nodes(), options.freezeMillis(), random);
            for (int round = 1; round <= options.rounds(); round++) {
                Blow blow = options.blow().orElseGet(this::anyBlow);
                play(blow, striker, traffic);
                summary.played(blow);
                look(traffic, summary);
                out.printf("round %d, %s: longest gaps %s%n", round, blow, summary.gapsNow());
            }
            return verdict(summary);
        }
    }

    private Blow anyBlow() {
        List<Blow> blows = options.blows();
        return blows.get(random.nextInt(blows.size()));
    }

    private void play(Blow blow, Striker striker, List<Traffic> traffic) throws InterruptedException {
        traffic.forEach(kind -> kind.load().start());
        Thread.sleep(CALM_MILLIS);
        Striker.Repair repair = striker.strike(blow);
        for (Traffic kind : traffic) {
            awaitSuccess(kind);
        }
        repair.run();
        Thread.sleep(CALM_MILLIS);
        for (Traffic kind : traffic) {
            kind.load().stop();
        }
        cluster.settle();
    }

    private static void awaitSuccess(Traffic kind) throws InterruptedException {
        GapClock clock = kind.load().clock();
        long wanted = clock.successes() + RESUMED;
        long end = System.nanoTime() + RESUME_SECONDS * 1_000_000_000;
        while (clock.successes() < wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(kind.name() + " did not resume within " + RESUME_SECONDS + " s");
            }
            Thread.sleep(10);
        }
    }

    private void look(List<Traffic> traffic, Summary summary) throws SQLException {
        for (DatabaseNode node : cluster.nodes()) {
            for (Traffic kind : traffic) {
                Findings found = kind.check().of(node);
                summary.found(kind, found);
                if (!found.clean()) {
                    out.printf("node %d, %s: %s%n", node.number(), kind.name(), found);
                }
            }
        }
    }

    private boolean verdict(Summary summary) {
        int cameBack = tally.of(Commits.CAME_BACK);
        boolean right = options.isControl() ? summary.lost() > 0 : summary.clean() && cameBack == 0;
        out.printf("%nWhat clients met on the way:%n%s%n", tally.lines());
        out.printf("%s, %s, seed %d%n%s%n", options.engine(), options.scenario(), options.seed(), summary.table());
        if (options.isControl()) {
            out.println(right ? "SEEN: this set-up loses acknowledged writes" : "BLIND: the control lost nothing");
        } else {
            out.println(right ? "KEPT: nothing acknowledged was lost or doubled" : "BROKEN");
        }
        return right;
    }
}
