/**
 * The storage SPI: versioned JSON payloads in named collections, found by declared keys.
 *
 * <p>A storage author implements {@link dev.masthead.spi.RecordStoreProvider} and {@link
 * dev.masthead.spi.RecordStore}, eight methods in all. Every obligation is a numbered {@code S-nn} rule in the
 * Javadoc of the method that carries it; the tests of the contract kit carry the same numbers.
 */
@NullMarked
package dev.masthead.spi;

import org.jspecify.annotations.NullMarked;
