package dev.masthead.storage.jdbc;

import dev.masthead.spi.KeyType;

/** A key without a value as a parameter: some products want to know the type of what is not there. */
record Absent(KeyType type) {}
