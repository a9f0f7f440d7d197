/**
 * The contract kit for record stores. {@link dev.masthead.storage.tck.RecordStoreContract} is all there is to extend; the
 * name of each of its tests begins with the number of the rule in the SPI's Javadoc.
 */
@NullMarked
package dev.masthead.storage.tck;

import org.jspecify.annotations.NullMarked;
