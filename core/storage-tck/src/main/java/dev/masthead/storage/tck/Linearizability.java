package dev.masthead.storage.tck;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the touches of one object can be put in one order, each between its call and its answer, in which every one of
 * them fits the state before it. The search is Wing's and Gong's with Lowe's memory of what was tried.
 */
final class Linearizability<S> {

    private static final int LINES = 14;

    private record Tried<S>(BitSet placed, S state) {}

    private final List<Touch<S>> touches;
    private final S start;

    Linearizability(List<Touch<S>> touches, S start) {
        this.touches =
                touches.stream().sorted(Comparator.comparingLong(Touch::made)).toList();
        this.start = start;
    }

    /** The shortest piece that cannot be put in order; empty when the whole can. */
    Optional<String> violation() {
        return legal(touches) ? Optional.empty() : Optional.of(text(shortest()));
    }

    private boolean legal(List<Touch<S>> history) {
        return search(history, new BitSet(), start, new HashSet<>());
    }

    private static <S> boolean search(List<Touch<S>> history, BitSet before, S state, Set<Tried<S>> tried) {
        BitSet placed = (BitSet) before.clone();
        boolean looking = true;
        while (looking) {
            looking = false;
            for (int i : next(history, placed)) {
                Touch<S> touch = history.get(i);
                if (!touch.changes() && touch.effect().apply(state).isPresent()) {
                    placed.set(i);
                    looking = true;
                }
            }
        }
        if (finished(history, placed)) {
            return true;
        }
        if (!tried.add(new Tried<>(placed, state))) {
            return false;
        }
        for (int i : next(history, placed)) {
            Optional<S> after =
                    history.get(i).changes() ? history.get(i).effect().apply(state) : Optional.empty();
            if (after.isPresent()) {
                BitSet more = (BitSet) placed.clone();
                more.set(i);
                if (search(history, more, after.get(), tried)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static <S> boolean finished(List<Touch<S>> history, BitSet placed) {
        for (int i = placed.nextClearBit(0); i < history.size(); i = placed.nextClearBit(i + 1)) {
            if (history.get(i).certain()) {
                return false;
            }
        }
        return true;
    }

    /** The touches that may come next: those made before any other that waits was answered. */
    private static <S> List<Integer> next(List<Touch<S>> history, BitSet placed) {
        List<Integer> candidates = new ArrayList<>();
        long firstAnswer = Long.MAX_VALUE;
        for (int i = placed.nextClearBit(0); i < history.size(); i = placed.nextClearBit(i + 1)) {
            Touch<S> touch = history.get(i);
            if (touch.made() > firstAnswer) {
                break;
            }
            candidates.add(i);
            firstAnswer = Math.min(firstAnswer, touch.answered());
        }
        long bound = firstAnswer;
        candidates.removeIf(i -> history.get(i).made() > bound);
        return candidates;
    }

    private List<Touch<S>> shortest() {
        List<Touch<S>> piece = shortestPrefix();
        for (int i = piece.size() - 1; i >= 0; i--) {
            if (!piece.get(i).changes()) {
                List<Touch<S>> without = new ArrayList<>(piece);
                without.remove(i);
                piece = legal(without) ? piece : without;
            }
        }
        return piece;
    }

    /** Ends at the first answer that cannot be explained any more. */
    private List<Touch<S>> shortestPrefix() {
        List<Long> ends = touches.stream()
                .map(Touch::answered)
                .filter(end -> end < Long.MAX_VALUE)
                .sorted()
                .toList();
        int low = 0;
        int high = ends.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (legal(until(ends.get(middle)))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return until(ends.get(low));
    }

    private List<Touch<S>> until(long end) {
        return touches.stream()
                .filter(touch -> touch.made() < end && (touch.changes() || touch.answered() <= end))
                .map(touch -> touch.answered() <= end ? touch : touch.unanswered())
                .toList();
    }

    private static <S> String text(List<Touch<S>> piece) {
        int left = Math.max(0, piece.size() - LINES);
        return (left == 0 ? "" : "    (" + left + " earlier ones that fit)\n")
                + piece.stream()
                        .skip(left)
                        .map(touch -> "    " + touch.operation().text())
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }
}
