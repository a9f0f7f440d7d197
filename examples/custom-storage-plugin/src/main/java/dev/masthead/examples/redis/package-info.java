/** A store on Redis or Valkey: what a plugin that somebody else writes looks like. */
@NullMarked
package dev.masthead.examples.redis;

import org.jspecify.annotations.NullMarked;
