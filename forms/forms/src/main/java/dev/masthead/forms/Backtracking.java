package dev.masthead.forms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds regular expressions that a backtracking matcher, Java's or a browser's, takes too long over: it tries all ways in
 * which a text can be read. More than one way around a loop makes their number exponential; several loops in a row that can
 * share the same characters make it a power of the length.
 *
 * <p>Decided on the automaton of the expression's positions: from a pair of equal positions to a pair of different ones
 * and back, by the same characters, is a second way.
 */
final class Backtracking {

    /** Two loops over the same characters square the length, which our lengths allow; three do not. */
    private static final int MOST_LOOPS = 2;

    private final Positions positions;
    private final int size;

    private Backtracking(Positions positions) {
        this.positions = positions;
        this.size = positions.size();
    }

    /** Why a pattern is not taken; empty when it is harmless. */
    static Optional<String> of(String pattern) {
        Optional<Positions> read = PatternReader.read(pattern);
        if (read.isEmpty()) {
            return Optional.of(
                    "its pattern cannot be judged for how long it may take; write it with characters, classes,"
                            + " groups and repetitions only, and shorter");
        }
        Backtracking backtracking = new Backtracking(read.get());
        if (backtracking.isExponential()) {
            return Optional.of(
                    "its pattern would take exponential time on some texts: a repetition inside of a repetition"
                            + " can share out the same characters in many ways");
        }
        return backtracking.loopsInARow() > MOST_LOOPS
                ? Optional.of("its pattern would take very long on some texts: more than " + MOST_LOOPS
                        + " repetitions in a row can match the same characters")
                : Optional.empty();
    }

    private boolean isExponential() {
        for (int start = 0; start < size; start++) {
            BitSet loop = positions.loopOf(start);
            if (!loop.isEmpty() && hasTwoWaysRound(start, loop)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasTwoWaysRound(int start, BitSet loop) {
        if (positions.hasDoubleStepWithin(loop)) {
            return true;
        }
        BitSet ahead = pairs(start * size + start, loop, false);
        BitSet back = pairs(start * size + start, loop, true);
        ahead.and(back);
        for (int pair = ahead.nextSetBit(0); pair >= 0; pair = ahead.nextSetBit(pair + 1)) {
            if (pair / size != pair % size) {
                return true;
            }
        }
        return false;
    }

    /** The pairs of positions of a loop that the same text leads to from a pair, or from which it leads there. */
    private BitSet pairs(int start, BitSet loop, boolean backwards) {
        BitSet seen = new BitSet(size * size);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        seen.set(start);
        while (!open.isEmpty()) {
            int pair = open.remove();
            BitSet first = positions.next(pair / size, backwards);
            BitSet second = positions.next(pair % size, backwards);
            for (int a = first.nextSetBit(0); a >= 0; a = first.nextSetBit(a + 1)) {
                for (int b = second.nextSetBit(0); b >= 0; b = second.nextSetBit(b + 1)) {
                    int next = a * size + b;
                    if (loop.get(a) && loop.get(b) && !seen.get(next) && positions.share(a, b)) {
                        seen.set(next);
                        open.add(next);
                    }
                }
            }
        }
        return seen;
    }

    /** The most loops in a row of which each can pass on to the next what it matches itself. */
    private int loopsInARow() {
        List<BitSet> loops = new ArrayList<>();
        for (int start = 0; start < size; start++) {
            BitSet loop = positions.loopOf(start);
            if (!loop.isEmpty() && loops.stream().noneMatch(loop::equals)) {
                loops.add(loop);
            }
        }
        int most = 0;
        for (BitSet loop : loops) {
            most = Math.max(most, longest(loop, loops));
        }
        return most;
    }

    private int longest(BitSet from, List<BitSet> loops) {
        int most = 0;
        for (BitSet other : loops) {
            boolean follows = !other.equals(from) && positions.reaches(from.nextSetBit(0), other.nextSetBit(0));
            if (follows && canPassOn(from, other)) {
                most = Math.max(most, longest(other, loops));
            }
        }
        return 1 + most;
    }

    /** Whether one text can go round the first loop, round the second, and lead from the first to the second. */
    private boolean canPassOn(BitSet first, BitSet second) {
        return first.stream().anyMatch(p -> second.stream().anyMatch(q -> canPassOn(p, q, first, second)));
    }

    private boolean canPassOn(int p, int q, BitSet first, BitSet second) {
        BitSet seen = new BitSet();
        Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {p, p, q}));
        while (!open.isEmpty()) {
            int[] at = open.remove();
            for (int[] next : steps(at)) {
                boolean inLoops = first.get(next[0]) && second.get(next[2]);
                int number = (next[0] * size + next[1]) * size + next[2];
                if (next[0] == p && next[1] == q && next[2] == q) {
                    return true;
                }
                if (inLoops && !seen.get(number)) {
                    seen.set(number);
                    open.add(next);
                }
            }
        }
        return false;
    }

    /** Where three readers of the same text can be one character later. */
    private List<int[]> steps(int[] from) {
        List<int[]> steps = new ArrayList<>();
        BitSet second = positions.next(from[1], false);
        BitSet third = positions.next(from[2], false);
        positions.next(from[0], false).stream()
                .forEach(a -> second.stream()
                        .filter(b -> positions.share(a, b))
                        .forEach(b -> third.stream()
                                .filter(c -> positions.share(a, b, c))
                                .forEach(c -> steps.add(new int[] {a, b, c}))));
        return steps;
    }
}
