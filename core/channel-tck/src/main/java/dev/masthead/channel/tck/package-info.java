/**
 * The contract kit for delivery channels: {@link dev.masthead.channel.tck.ChannelContract} is all there is to extend; the
 * name of each of its tests begins with the number of the rule in the Javadoc of {@link dev.masthead.core.Channel}.
 */
@NullMarked
package dev.masthead.channel.tck;

import org.jspecify.annotations.NullMarked;
