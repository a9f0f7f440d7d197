package dev.masthead.web;

import dev.masthead.core.Channel;
import dev.masthead.core.Courier;
import dev.masthead.core.Quota;
import dev.masthead.forms.ChannelSource;
import dev.masthead.forms.Claims;
import dev.masthead.forms.Deliveries;
import dev.masthead.forms.Form;
import dev.masthead.forms.Newsroom;
import dev.masthead.spi.RecordStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The channels that the host has named, which form leaves by which, and the courier that serves them. Thread-safe. */
final class PostRoom {

    private final MastheadBuilder from;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Deliveries deliveries;
    private final AtomicReference<Optional<Courier>> courier = new AtomicReference<>(Optional.empty());

    /**
     * A post room.
     *
     * @param announced channels that no form leaves by
     */
    PostRoom(MastheadBuilder from, Newsroom newsroom, List<Channel> announced) {
        this.from = from;
        Map<String, ChannelSource> sources = new LinkedHashMap<>();
        for (ChannelSource source : from.channels) {
            Channel channel = source.in(newsroom);
            add(channel);
            sources.put(channel.name(), source);
        }
        announced.forEach(this::add);
        this.deliveries = concerning(sources, newsroom);
    }

    private void add(Channel channel) {
        if (channels.put(channel.name(), channel) != null) {
            throw new IllegalArgumentException(
                    "Two channels have the name '" + channel.name() + "': give one of them another");
        }
    }

    private Deliveries concerning(Map<String, ChannelSource> sources, Newsroom newsroom) {
        Deliveries found = deliveries(sources);
        for (Map.Entry<String, ChannelSource> channel : sources.entrySet()) {
            ChannelSource source = channel.getValue();
            found = found.only(channel.getKey(), submission -> source.concerns(submission, newsroom));
        }
        return found;
    }

    private Deliveries deliveries(Map<String, ChannelSource> sources) {
        Deliveries found = Deliveries.none();
        for (Form form : from.forms.all()) {
            List<String> taking = new ArrayList<>();
            sources.forEach((name, source) -> {
                if (source.takes(form)) {
                    taking.add(name);
                }
            });
            found = found.form(form.id(), taking);
        }
        for (Map.Entry<String, List<String>> chosen : from.deliveries.entrySet()) {
            check(chosen.getKey(), chosen.getValue());
            found = found.form(chosen.getKey(), chosen.getValue());
        }
        return found;
    }

    private void check(String form, List<String> names) {
        if (from.forms.find(form).isEmpty()) {
            throw new IllegalArgumentException("There is no form '" + form + "' to deliver; there are "
                    + from.forms.all().stream().map(Form::id).toList());
        }
        if (!channels.keySet().containsAll(names)) {
            throw new IllegalArgumentException(
                    "The form '" + form + "' leaves by " + names + ", but the channels are " + channels.keySet());
        }
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /** Starts the courier; without channels, it removes what means nothing any more. */
    Courier open(RecordStore store) {
        Courier.Builder builder = Courier.builder(store)
                .clock(from.clock)
                .random(from.random)
                .keepDelivered(from.keepDelivered)
                .expiry(Quota.EXPIRY)
                .expiry(Claims.EXPIRY);
        channels.values().forEach(builder::channel);
        Courier started = builder.start();
        courier.set(Optional.of(started));
        return started;
    }

    void wake() {
        courier.get().ifPresent(Courier::wake);
    }
}
