package dev.masthead.rendering;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Writes a feed as Atom (RFC 4287) with the whole text of each article. */
public final class AtomFeed {

    /** Its media type. */
    public static final String TYPE = "application/atom+xml";

    private static final String NAME = "feed.atom";

    private AtomFeed() {}

    /**
     * Writes the feed.
     *
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void write(FeedModel feed, Appendable out) throws IOException {
        Xml xml = new Xml(out);
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", feed.language());
        xml.leaf("id", feed.home()).leaf("title", feed.title());
        if (!feed.description().isBlank()) {
            xml.leaf("subtitle", feed.description());
        }
        xml.leaf("updated", Stamps.iso(feed.updated(), feed.zone()));
        xml.open("author").leaf("name", feed.title()).leaf("uri", feed.home()).close();
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", feed.home());
        xml.empty("link", "rel", "self", "type", TYPE, "href", feed.self(NAME));
        if (feed.after().isPresent()) {
            xml.empty("link", "rel", "first", "type", TYPE, "href", feed.links().output(NAME));
        }
        if (feed.next(NAME).isPresent()) {
            xml.empty(
                    "link", "rel", "next", "type", TYPE, "href", feed.next(NAME).get());
        }
        for (FeedModel.Entry entry : feed.entries()) {
            write(entry, feed.zone(), xml);
        }
        xml.close();
    }

    private static void write(FeedModel.Entry entry, ZoneId zone, Xml xml) throws IOException {
        List<String> language = new ArrayList<>();
        entry.language().ifPresent(tag -> language.addAll(List.of("xml:lang", tag)));
        xml.open("entry", language.toArray(String[]::new));
        xml.leaf("id", entry.id()).leaf("title", entry.headline());
        xml.leaf("published", Stamps.iso(entry.published(), zone));
        xml.leaf("updated", Stamps.iso(entry.updated(), zone));
        for (Link author : entry.authors()) {
            xml.open("author")
                    .leaf("name", author.text())
                    .leaf("uri", author.href())
                    .close();
        }
        for (String category : entry.categories()) {
            xml.empty("category", "term", category);
        }
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.url());
        if (!entry.deck().isBlank()) {
            xml.leaf("summary", entry.deck());
        }
        xml.leaf("content", entry.content().value(), "type", "html");
        xml.close();
    }
}
