package dev.masthead.spi;

/**
 * What a store may promise beyond the rules that bind every store; declared by {@link RecordStore#capabilities()} and
 * demanded by {@link StoreSettings#required()}.
 */
public enum Capability {
    /** Records are there when the store is opened again by the same settings. */
    PERSISTENT,
    /** An acknowledged commit survives the end of the process and the loss of power. Implies {@link #PERSISTENT}. */
    DURABLE,
    /** Several stores may be open on the same data at once, in several processes. */
    SHARED
}
