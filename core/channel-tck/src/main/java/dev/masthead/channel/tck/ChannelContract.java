package dev.masthead.channel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import dev.masthead.core.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The rules of {@link Channel} as tests. Extend it beside your channel. */
public abstract class ChannelContract {

    /** For subclasses. */
    protected ChannelContract() {}

    /** The channel, with a receiver that takes everything. */
    protected abstract Channel channel();

    /** The same channel, with nothing where its receiver should be. */
    protected abstract Channel unreachable();

    /** The same channel, with a receiver that refuses for good. */
    protected abstract Channel refusing();

    /** The same channel, with a receiver that takes everything and vanishes before it says so. */
    protected abstract Channel cutOff();

    /** The same channel, with a receiver that accepts a connection and never says a word. */
    protected abstract Channel silent();

    /** Stores something new that can be delivered, and gives its id. */
    protected abstract String subject();

    /** What reached the receiver of {@link #channel()}: for each delivery, what it can tell the entry by. */
    protected abstract List<String> received();

    /** How a receiver's answer that never came is to be judged: unknown, unless repeats are known by their id. */
    protected Class<? extends Delivery> withoutAnswer() {
        return Delivery.Unknown.class;
    }

    private OutboxEntry entry(Channel channel) {
        return OutboxEntry.pending(subject(), channel.name(), Instant.now());
    }

    @Test
    void d01TheNameIsACodeAndStaysTheSame() {
        Channel channel = channel();
        assertTrue(channel.name().matches("[a-z][a-z0-9-]{0,19}"), channel.name());
        assertEquals(channel.name(), channel.name());
        assertEquals(channel.limits(), channel.limits());
    }

    @Test
    void d02SeveralThreadsDeliverAtOnce() throws InterruptedException, ExecutionException {
        Channel channel = channel();
        int deliveries = 12;
        List<Callable<Delivery>> calls = new ArrayList<>();
        for (int i = 0; i < deliveries; i++) {
            OutboxEntry entry = entry(channel);
            calls.add(() -> channel.deliver(entry));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Delivery> delivery : threads.invokeAll(calls)) {
                assertInstanceOf(Delivery.Delivered.class, delivery.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(deliveries, new HashSet<>(received()).size());
        assertEquals(deliveries, received().size());
    }

    @Test
    void d03ASubjectThatIsGoneIsRefused() {
        Channel channel = channel();
        OutboxEntry gone = OutboxEntry.pending("0123456789abcdef0123456789abcdef", channel.name(), Instant.now());
        assertInstanceOf(Delivery.Refused.class, channel.deliver(gone));
        assertTrue(received().isEmpty());
    }

    @Test
    void d04WhatIsDeliveredHasReachedTheReceiverOnce() {
        Channel channel = channel();
        assertInstanceOf(Delivery.Delivered.class, channel.deliver(entry(channel)));
        assertEquals(1, received().size());
    }

    @Test
    void d04ARefusalIsForGood() {
        Channel channel = refusing();
        assertInstanceOf(Delivery.Refused.class, channel.deliver(entry(channel)));
    }

    @Test
    void d05WhatDidNotLeaveTheHouseHasFailed() {
        Channel channel = unreachable();
        assertInstanceOf(Delivery.Failed.class, channel.deliver(entry(channel)));
    }

    @Test
    void d06AnAnswerThatNeverCameIsNotTakenForOne() {
        Channel channel = cutOff();
        assertInstanceOf(withoutAnswer(), channel.deliver(entry(channel)));
    }

    @Test
    void d07ARepeatIsKnownByItsId() {
        Channel channel = channel();
        OutboxEntry one = entry(channel);
        channel.deliver(one);
        channel.deliver(one);
        channel.deliver(entry(channel));
        List<String> ids = received();
        assertEquals(3, ids.size());
        assertEquals(ids.get(0), ids.get(1));
        assertEquals(2, new HashSet<>(ids).size());
    }

    @Test
    void d08ASilentReceiverHoldsNobodyLongerThanTheLimit() throws InterruptedException, ExecutionException {
        Channel channel = silent();
        OutboxEntry entry = entry(channel);
        FutureTask<Delivery> delivery = new FutureTask<>(() -> channel.deliver(entry));
        Thread thread = new Thread(delivery);
        thread.start();
        thread.join(channel.limits().time().plus(Duration.ofSeconds(5)).toMillis());
        assertTrue(delivery.isDone(), "it takes longer than it says");
        assertNotNull(delivery.get());
    }
}
