package dev.masthead.storage.tck;

import dev.masthead.spi.Capability;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** What the tests of one instance have learnt about the store, for the report. Thread-safe. */
final class Observed {

    private final Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    private final Set<Long> seeds = new TreeSet<>();

    synchronized void capabilities(Set<Capability> declared) {
        capabilities.addAll(declared);
    }

    synchronized void seed(long seed) {
        seeds.add(seed);
    }

    synchronized void addTo(Observed other) {
        other.add(Set.copyOf(capabilities), Set.copyOf(seeds));
    }

    private synchronized void add(Set<Capability> moreCapabilities, Set<Long> moreSeeds) {
        capabilities.addAll(moreCapabilities);
        seeds.addAll(moreSeeds);
    }

    synchronized Set<Capability> capabilities() {
        Set<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(capabilities);
        return copy;
    }

    synchronized Set<Long> seeds() {
        return new TreeSet<>(seeds);
    }
}
