package dev.masthead.storage.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a failing sequence short: leaves out stretches, large ones first, for as long as the same rule is broken. */
final class Shrinking {

    /** A bound for slow stores; a sequence of a hundred steps takes about sixty tries. */
    private static final int MOST_TRIES = 150;

    private final Function<List<Step>, Optional<Player.Stop>> play;
    private int tries;

    Shrinking(Function<List<Step>, Optional<Player.Stop>> play) {
        this.play = play;
    }

    /** The shortest sequence found that ends in the same kind of failure. */
    List<Step> shrunk(List<Step> failing, Player.Stop stop) {
        String rule = stop.finding().rule();
        List<Step> shortest = failing.subList(0, stop.step() + 1);
        int stretch = Math.max(1, shortest.size() / 2);
        while (tries < MOST_TRIES) {
            List<Step> shorter = without(shortest, stretch, rule);
            if (shorter.size() == shortest.size() && stretch == 1) {
                return shortest;
            }
            stretch = Math.max(1, stretch / 2);
            shortest = shorter;
        }
        return shortest;
    }

    private List<Step> without(List<Step> steps, int stretch, String rule) {
        List<Step> shortest = steps;
        for (int from = shortest.size() - stretch; from > -stretch && tries < MOST_TRIES; from -= stretch) {
            List<Step> candidate = new ArrayList<>(shortest);
            candidate
                    .subList(Math.max(0, from), Math.min(shortest.size(), from + stretch))
                    .clear();
            tries++;
            Optional<Player.Stop> stop = play.apply(candidate);
            if (stop.isPresent() && stop.get().finding().rule().equals(rule)) {
                shortest = List.copyOf(candidate.subList(0, stop.get().step() + 1));
                from = Math.min(from, shortest.size());
            }
        }
        return shortest;
    }
}
