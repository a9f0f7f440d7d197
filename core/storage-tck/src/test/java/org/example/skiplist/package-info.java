/** The store that the guide to the storage SPI shows; in a package of somebody else, where only the API is seen. */
@NullMarked
package org.example.skiplist;

import org.jspecify.annotations.NullMarked;
