package dev.masthead.examples.cluster;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Readers of two Masthead nodes on one cluster: some send forms, one turns over pages. */
final class MagazineTraffic implements AutoCloseable {

    private static final int POSTERS = 4;

    private final List<MastheadNode> nodes;
    private final Acknowledged receipts;
    private final Http http;

    MagazineTraffic(TrialOptions options, List<String> urls, Tally tally) throws InterruptedException {
        this.nodes = options.magazines()
                ? List.of(
                        new MastheadNode(1, options, urls.get(0)),
                        new MastheadNode(2, options, urls.get(1 % urls.size())))
                : List.of();
        this.receipts = new Acknowledged(options.folder().resolve("acknowledged-forms"));
        this.http = new Http(tally);
        try {
            for (MastheadNode node : nodes) {
                node.start();
            }
        } catch (IllegalStateException | InterruptedException e) {
            close();
            throw e;
        }
    }

    List<MastheadNode> nodes() {
        return nodes;
    }

    /** Both kinds of readers; none without nodes. */
    List<Traffic> all() {
        return nodes.isEmpty() ? List.of() : readers();
    }

    private List<Traffic> readers() {
        List<URI> addresses = nodes.stream().map(MastheadNode::address).toList();
        List<FormPoster> posters = new ArrayList<>();
        for (int i = 0; i < POSTERS; i++) {
            posters.add(new FormPoster(http, addresses, receipts, i));
        }
        GapClock pages = new GapClock();
        return List.of(
                new Traffic("forms", new Load(posters, receipts.clock()), new FormCheck(receipts)),
                new Traffic(
                        "pages",
                        new Load(List.of(new PageReader(http, addresses, pages)), pages),
                        node -> Findings.NONE));
    }

    @Override
    public void close() {
        nodes.forEach(MastheadNode::close);
        receipts.close();
    }
}
