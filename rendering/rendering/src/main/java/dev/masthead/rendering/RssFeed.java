package dev.masthead.rendering;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a feed as RSS 2.0 with the whole text of each article. */
public final class RssFeed {

    /** Its media type. */
    public static final String TYPE = "application/rss+xml";

    private static final String NAME = "feed.rss";

    /** RFC 822 with a year of four digits and a day of two, always in English. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private RssFeed() {}

    /**
     * Writes the feed.
     *
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void write(FeedModel feed, Appendable out) throws IOException {
        Xml xml = new Xml(out);
        xml.open(
                "rss",
                "version",
                "2.0",
                "xmlns:atom",
                "http://www.w3.org/2005/Atom",
                "xmlns:content",
                "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:media",
                "http://search.yahoo.com/mrss/");
        xml.open("channel");
        xml.leaf("title", feed.title()).leaf("link", feed.home());
        xml.leaf("description", feed.description().isBlank() ? feed.title() : feed.description());
        xml.leaf("language", feed.language()).leaf("lastBuildDate", date(feed.updated(), feed.zone()));
        xml.empty("atom:link", "rel", "self", "type", TYPE, "href", feed.self(NAME));
        if (feed.after().isPresent()) {
            xml.empty(
                    "atom:link",
                    "rel",
                    "first",
                    "type",
                    TYPE,
                    "href",
                    feed.links().output(NAME));
        }
        if (feed.next(NAME).isPresent()) {
            xml.empty(
                    "atom:link",
                    "rel",
                    "next",
                    "type",
                    TYPE,
                    "href",
                    feed.next(NAME).get());
        }
        for (FeedModel.Entry entry : feed.entries()) {
            write(entry, feed.zone(), xml);
        }
        xml.close().close();
    }

    private static void write(FeedModel.Entry entry, ZoneId zone, Xml xml) throws IOException {
        xml.open("item");
        xml.leaf("title", entry.headline()).leaf("link", entry.url());
        xml.leaf("guid", entry.id(), "isPermaLink", "false");
        xml.leaf("pubDate", date(entry.published(), zone));
        for (Link author : entry.authors()) {
            xml.leaf("dc:creator", author.text());
        }
        for (String category : entry.categories()) {
            xml.leaf("category", category);
        }
        if (!entry.deck().isBlank()) {
            xml.leaf("description", entry.deck());
        }
        if (entry.image().isPresent()) {
            xml.empty("media:content", "url", entry.image().get(), "medium", "image");
        }
        xml.leaf("content:encoded", entry.content().value());
        xml.close();
    }

    private static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }
}
