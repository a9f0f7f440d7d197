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

    /**
     * Whether submissions of a form leave by this channel, where the host has not said otherwise.
     *
     * @param form one of the magazine's
     */
    default boolean takes(Form form) {
        return true;
    }

    /**
     * Whether there is anything to deliver for a submission; asked before it is stored, whatever the host has said of its
     * form. What does not concern the channel is not in the outbox, so it is never a dead letter.
     *
     * @param submission accepted, not yet stored
     * @param newsroom what the channel was made with
     */
    default boolean concerns(Submission submission, Newsroom newsroom) {
        return true;
    }
}
