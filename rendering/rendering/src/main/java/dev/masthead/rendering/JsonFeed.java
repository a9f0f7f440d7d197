package dev.masthead.rendering;

import dev.masthead.core.Json;
import java.io.IOException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a feed as JSON Feed 1.1 with the whole text of each article. */
public final class JsonFeed {

    /** Its media type. */
    public static final String TYPE = "application/feed+json";

    private static final String NAME = "feed.json";
    private static final JsonMapper JSON = Json.strict();

    private JsonFeed() {}

    /**
     * Writes the feed.
     *
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void write(FeedModel feed, Appendable out) throws IOException {
        Map<String, Object> is = new LinkedHashMap<>();
        is.put("version", "https://jsonfeed.org/version/1.1");
        is.put("title", feed.title());
        is.put("home_page_url", feed.home());
        is.put("feed_url", feed.self(NAME));
        feed.next(NAME).ifPresent(next -> is.put("next_url", next));
        if (!feed.description().isBlank()) {
            is.put("description", feed.description());
        }
        is.put("language", feed.language());
        is.put(
                "items",
                feed.entries().stream().map(entry -> item(entry, feed.zone())).toList());
        out.append(Escape.xmlCharacters(JSON.writeValueAsString(is)));
    }

    private static Map<String, Object> item(FeedModel.Entry entry, ZoneId zone) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", entry.id());
        item.put("url", entry.url());
        item.put("title", entry.headline());
        item.put("content_html", entry.content().value());
        if (!entry.deck().isBlank()) {
            item.put("summary", entry.deck());
        }
        entry.image().ifPresent(image -> item.put("image", image));
        item.put("date_published", Stamps.iso(entry.published(), zone));
        item.put("date_modified", Stamps.iso(entry.updated(), zone));
        item.put("authors", entry.authors().stream().map(JsonFeed::author).toList());
        item.put("tags", List.copyOf(entry.categories()));
        entry.language().ifPresent(tag -> item.put("language", tag));
        return item;
    }

    private static Map<String, String> author(Link author) {
        Map<String, String> is = new LinkedHashMap<>();
        is.put("name", author.text());
        is.put("url", author.href());
        return is;
    }
}
