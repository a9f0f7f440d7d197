package dev.masthead.examples.cluster;

/**
 * One kind of client, and what it must find afterwards.
 *
 * @param name stands in the table
 * @param load runs while the cluster is struck
 * @param check looks at one node when the load has ended
 */
record Traffic(String name, Load load, Check check) {}
