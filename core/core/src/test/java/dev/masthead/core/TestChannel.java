package dev.masthead.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A receiver that counts what reaches it, and answers as it is told. */
record TestChannel(String name, Map<String, Integer> received, Function<OutboxEntry, Delivery> answer)
        implements Channel {

    static TestChannel answering(Function<OutboxEntry, Delivery> answer) {
        return new TestChannel("mail", new ConcurrentHashMap<>(), answer);
    }

    static TestChannel delivering() {
        return answering(entry -> Delivery.delivered());
    }

    @Override
    public Delivery deliver(OutboxEntry entry) {
        Delivery delivery = answer.apply(entry);
        if (delivery instanceof Delivery.Delivered) {
            receive(entry);
        }
        return delivery;
    }

    void receive(OutboxEntry entry) {
        received.merge(entry.id(), 1, Integer::sum);
    }
}
