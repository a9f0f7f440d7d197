/**
 * The article domain: a {@link dev.masthead.core.Magazine} with its sections, {@link dev.masthead.core.Article}s of
 * typed {@link dev.masthead.core.Block}s, and {@link dev.masthead.core.Articles}, the service that creates, edits,
 * publishes, schedules and withdraws them on a record store.
 */
@NullMarked
package dev.masthead.core;

import org.jspecify.annotations.NullMarked;
