package dev.masthead.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of keys in a host's files of texts that word nothing, each once, with the key that was probably meant. Thread-safe. */
final class UnknownWording {

    private static final Logger LOG = LoggerFactory.getLogger(Masthead.class);

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * Warns of some keys.
     *
     * @param theirs the keys in the host's files, each with its file
     * @param known every key that words something
     */
    void report(Map<String, String> theirs, Set<String> known) {
        new TreeMap<>(theirs).forEach((key, file) -> {
            if (!known.contains(key) && reported.add(file + " " + key)) {
                LOG.warn(
                        "masthead.texts.unknown file={} key={} words nothing here; the nearest that does is {}",
                        file,
                        key,
                        nearest(key, known));
            }
        });
    }

    /** The one with the fewest letters to change, to add and to leave out (Levenshtein's distance). */
    static String nearest(String key, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(key, other)))
                .orElse("");
    }

    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
