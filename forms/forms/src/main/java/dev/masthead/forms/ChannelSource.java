package dev.masthead.forms;

import dev.masthead.core.Channel;

/** Makes a channel once the store is open: what a host hands to the builder of its magazine. */
@FunctionalInterface
public interface ChannelSource {

    /**
     * Makes the channel. Called once; opens no connection and starts no thread.
     *
     * @param newsroom what it looks submissions up with
     */
    Channel in(Newsroom newsroom);
}
