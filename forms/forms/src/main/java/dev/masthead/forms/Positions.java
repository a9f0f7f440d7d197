package dev.masthead.forms;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The positions of a regular expression, each with the characters it stands for, and which may follow which. */
final class Positions {

    /** What stands at a position: a set of characters below U+0080, and all others as one. */
    private final List<BitSet> characters = new ArrayList<>();

    private final List<BitSet> follow = new ArrayList<>();
    private final List<BitSet> precede = new ArrayList<>();
    private final List<BitSet> twice = new ArrayList<>();
    private final List<BitSet> reach = new ArrayList<>();

    int add(BitSet set) {
        characters.add(set);
        follow.add(new BitSet());
        precede.add(new BitSet());
        twice.add(new BitSet());
        return characters.size() - 1;
    }

    void step(BitSet from, BitSet to) {
        from.stream().forEach(a -> to.stream().forEach(b -> step(a, b)));
    }

    private void step(int from, int to) {
        if (follow.get(from).get(to)) {
            twice.get(from).set(to);
        }
        follow.get(from).set(to);
        precede.get(to).set(from);
    }

    int size() {
        return characters.size();
    }

    boolean share(int one, int other) {
        return characters.get(one).intersects(characters.get(other));
    }

    boolean share(int one, int other, int third) {
        BitSet common = (BitSet) characters.get(one).clone();
        common.and(characters.get(other));
        return common.intersects(characters.get(third));
    }

    BitSet next(int position, boolean backwards) {
        return (backwards ? precede : follow).get(position);
    }

    /** Whether a step inside of a loop can be made in two ways. */
    boolean hasDoubleStepWithin(BitSet loop) {
        return loop.stream().anyMatch(position -> twice.get(position).intersects(loop));
    }

    boolean reaches(int from, int to) {
        return reachable(from).get(to);
    }

    /** The positions that lead to each other with this one; empty when it is in no loop. */
    BitSet loopOf(int position) {
        BitSet loop = new BitSet();
        reachable(position).stream()
                .filter(other -> reachable(other).get(position))
                .forEach(loop::set);
        return loop;
    }

    private BitSet reachable(int position) {
        if (reach.isEmpty()) {
            for (int i = 0; i < size(); i++) {
                reach.add((BitSet) follow.get(i).clone());
            }
            for (int via = 0; via < size(); via++) {
                for (int from = 0; from < size(); from++) {
                    if (reach.get(from).get(via)) {
                        reach.get(from).or(reach.get(via));
                    }
                }
            }
        }
        return reach.get(position);
    }
}
