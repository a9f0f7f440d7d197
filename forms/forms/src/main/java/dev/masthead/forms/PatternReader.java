package dev.masthead.forms;

import java.util.BitSet;
import java.util.Optional;

/**
 * Reads a regular expression as an automaton of its positions. What it does not know stands for any character, so that the
 * automaton allows more ways, never fewer.
 */
final class PatternReader {

    private static final int OTHERS = 128;
    private static final int MOST_POSITIONS = 120;

    /** Repetitions beyond this are as good as endless. */
    private static final int MANY = 4;

    private final String pattern;
    private final Positions positions = new Positions();
    private int at;

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    /** Empty when it is too long or too unusual to be judged. */
    static Optional<Positions> read(String pattern) {
        PatternReader reader = new PatternReader(pattern);
        try {
            reader.alternatives();
            return reader.at == pattern.length() ? Optional.of(reader.positions) : Optional.empty();
        } catch (Unknown unknown) {
            return Optional.empty();
        }
    }

    /** A part of the expression: where a match of it may begin and end, and whether it may match nothing. */
    private record Part(BitSet first, BitSet last, boolean empty) {

        static Part nothing() {
            return new Part(new BitSet(), new BitSet(), true);
        }
    }

    private Part alternatives() throws Unknown {
        Part all = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            Part other = sequence();
            all = new Part(
                    union(all.first(), other.first()), union(all.last(), other.last()), all.empty() || other.empty());
        }
        return all;
    }

    private Part sequence() throws Unknown {
        Part all = Part.nothing();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            all = joined(all, repeated());
        }
        return all;
    }

    private Part joined(Part one, Part other) {
        positions.step(one.last(), other.first());
        return new Part(
                one.empty() ? union(one.first(), other.first()) : one.first(),
                other.empty() ? union(one.last(), other.last()) : other.last(),
                one.empty() && other.empty());
    }

    private Part repeated() throws Unknown {
        int start = at;
        Part part = atom();
        int end = at;
        Optional<int[]> times = quantifier();
        if (times.isEmpty()) {
            return part;
        }
        int least = times.get()[0];
        int most = times.get()[1];
        int behind = at;
        Part all = part;
        for (int copy = 1; copy < Math.min(least, MANY); copy++) {
            all = joined(all, again(start, end));
        }
        if (most > MANY) {
            positions.step(part.last(), part.first());
            if (least > 1) {
                Part loop = again(start, end);
                positions.step(loop.last(), loop.first());
                all = joined(all, new Part(loop.first(), loop.last(), true));
            }
        } else {
            for (int copy = Math.max(1, least); copy < most; copy++) {
                all = joined(all, optional(again(start, end)));
            }
        }
        at = behind;
        return least == 0 ? optional(all) : all;
    }

    private static Part optional(Part part) {
        return new Part(part.first(), part.last(), true);
    }

    private Part again(int start, int end) throws Unknown {
        at = start;
        Part copy = atom();
        if (at != end) {
            throw new Unknown();
        }
        return copy;
    }

    private Optional<int[]> quantifier() throws Unknown {
        if (at >= pattern.length()) {
            return Optional.empty();
        }
        int[] times = switch (pattern.charAt(at)) {
            case '*' -> new int[] {0, Integer.MAX_VALUE};
            case '+' -> new int[] {1, Integer.MAX_VALUE};
            case '?' -> new int[] {0, 1};
            case '{' -> counted();
            default -> new int[0];
        };
        if (times.length == 0) {
            return Optional.empty();
        }
        at++;
        // Lazy or possessive: the same texts, no more ways.
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return Optional.of(times);
    }

    private int[] counted() throws Unknown {
        int close = pattern.indexOf('}', at);
        if (close < 0) {
            throw new Unknown();
        }
        String[] ends = pattern.substring(at + 1, close).split(",", -1);
        at = close;
        try {
            int least = Integer.parseInt(ends[0]);
            int most = ends.length == 1 ? least : ends[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(ends[1]);
            return new int[] {least, most};
        } catch (NumberFormatException e) {
            throw new Unknown();
        }
    }

    private Part atom() throws Unknown {
        char c = pattern.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '[' -> position(characterClass());
            case '\\' -> escaped();
            case '^', '$' -> {
                at++;
                yield Part.nothing();
            }
            case '.' -> {
                at++;
                yield position(any());
            }
            case '*', '+', '?', '{' -> throw new Unknown();
            default -> {
                int literal = pattern.codePointAt(at);
                at += Character.charCount(literal);
                yield position(single(literal));
            }
        };
    }

    private Part group() throws Unknown {
        boolean looks = pattern.startsWith("(?=", at)
                || pattern.startsWith("(?!", at)
                || pattern.startsWith("(?<=", at)
                || pattern.startsWith("(?<!", at);
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            at = opened();
        }
        Part inner = alternatives();
        if (at >= pattern.length() || pattern.charAt(at) != ')') {
            throw new Unknown();
        }
        at++;
        return looks ? Part.nothing() : inner;
    }

    /** Behind what a special group begins with. */
    private int opened() throws Unknown {
        for (String start : new String[] {"?:", "?=", "?!", "?<=", "?<!", "?>"}) {
            if (pattern.startsWith(start, at)) {
                return at + start.length();
            }
        }
        int name = pattern.indexOf('>', at);
        if (pattern.startsWith("?<", at) && name > 0) {
            return name + 1;
        }
        int flags = at + 1;
        while (flags < pattern.length()
                && (Character.isLetter(pattern.charAt(flags)) || pattern.charAt(flags) == '-')) {
            flags++;
        }
        if (flags < pattern.length() && pattern.charAt(flags) == ':') {
            return flags + 1;
        }
        if (flags < pattern.length() && pattern.charAt(flags) == ')') {
            return flags;
        }
        throw new Unknown();
    }

    private Part escaped() throws Unknown {
        at++;
        if (at >= pattern.length() || Character.isDigit(pattern.charAt(at)) || pattern.charAt(at) == 'k') {
            throw new Unknown();
        }
        if (pattern.charAt(at) == 'b' || pattern.charAt(at) == 'B') {
            at++;
            return Part.nothing();
        }
        return position(escape());
    }

    /** The characters of an escape, whose letter is next. */
    private BitSet escape() throws Unknown {
        char c = pattern.charAt(at++);
        BitSet set = new BitSet();
        switch (c) {
            case 'd' -> set.set('0', '9' + 1);
            case 'w' -> "_0123456789".chars().forEach(set::set);
            case 's' -> " \t\n\f\r\u000B".chars().forEach(set::set);
            case 't' -> set.set('\t');
            case 'n' -> set.set('\n');
            case 'r' -> set.set('\r');
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    property(c);
                    return any();
                }
                set.set(Math.min(c, OTHERS));
            }
        }
        if (c == 'w') {
            set.set('a', 'z' + 1);
            set.set('A', 'Z' + 1);
        }
        return set;
    }

    private void property(char letter) throws Unknown {
        if ((letter == 'p' || letter == 'P') && at < pattern.length() && pattern.charAt(at) == '{') {
            at = pattern.indexOf('}', at) + 1;
            if (at == 0) {
                throw new Unknown();
            }
        }
    }

    private BitSet characterClass() throws Unknown {
        at++;
        boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
        at += negated ? 1 : 0;
        BitSet set = new BitSet();
        boolean first = true;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || first)) {
            if (pattern.charAt(at) == '[' || pattern.startsWith("&&", at)) {
                throw new Unknown();
            }
            first = false;
            set.or(member());
        }
        if (at >= pattern.length()) {
            throw new Unknown();
        }
        at++;
        if (negated) {
            set.flip(0, OTHERS);
            set.set(OTHERS);
        }
        return set;
    }

    private BitSet member() throws Unknown {
        if (pattern.charAt(at) == '\\') {
            at++;
            if (at >= pattern.length()) {
                throw new Unknown();
            }
            return escape();
        }
        int from = pattern.codePointAt(at);
        at += Character.charCount(from);
        boolean range = at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
        if (!range || pattern.charAt(at + 1) == '\\') {
            return single(from);
        }
        at++;
        int to = pattern.codePointAt(at);
        at += Character.charCount(to);
        BitSet set = new BitSet();
        set.set(Math.min(from, OTHERS), Math.min(to, OTHERS) + 1);
        return set;
    }

    private Part position(BitSet set) throws Unknown {
        if (positions.size() >= MOST_POSITIONS) {
            throw new Unknown();
        }
        BitSet one = new BitSet();
        one.set(positions.add(set));
        return new Part(one, one, false);
    }

    private static BitSet single(int c) {
        BitSet set = new BitSet();
        set.set(Math.min(c, OTHERS));
        return set;
    }

    private static BitSet any() {
        BitSet set = new BitSet();
        set.set(0, OTHERS + 1);
        return set;
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet all = (BitSet) one.clone();
        all.or(other);
        return all;
    }

    /** Something that is not judged. */
    private static final class Unknown extends Exception {

        private static final long serialVersionUID = 1L;

        Unknown() {
            super(null, null, false, false);
        }
    }
}
