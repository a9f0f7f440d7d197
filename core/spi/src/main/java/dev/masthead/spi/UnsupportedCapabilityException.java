package dev.masthead.spi;

import java.util.Set;
import java.util.TreeSet;

/** A store lacks a capability that the host insists on. */
public final class UnsupportedCapabilityException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final Capability capability;

    /** For a provider that lacks a capability. */
    public UnsupportedCapabilityException(String provider, Capability capability, Set<Capability> available) {
        super("The store '" + provider + "' is not " + capability + " (it has " + new TreeSet<>(available)
                + "); choose another provider, or do not require it");
        this.capability = capability;
    }

    /** What is missing. */
    public Capability capability() {
        return capability;
    }
}
