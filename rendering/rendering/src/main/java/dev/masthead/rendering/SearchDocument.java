package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Json;
import dev.masthead.core.Magazine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a search found as a JSON document, with every address resolved. Immutable and thread-safe; keep one. */
public final class SearchDocument {

    /** Its media type. */
    public static final String TYPE = "application/json";

    private final Magazine magazine;
    private final Links links;
    private final JsonMapper json = Json.strict();

    /**
     * Writes what was found in a magazine.
     *
     * @param links in full, where the magazine has an address
     */
    public SearchDocument(Magazine magazine, Links links) {
        this.magazine = magazine;
        this.links = links;
    }

    /** The document: {@code total}, {@code more}, {@code items} and, while there are more, {@code next}. */
    public String of(Searched found) {
        Map<String, Object> is = new LinkedHashMap<>();
        is.put("query", found.query());
        is.put("total", found.total());
        is.put("more", found.more());
        is.put("items", found.hits().stream().map(this::item).toList());
        found.next().ifPresent(next -> is.put("next", links.searchJson(found.query(), Optional.of(next))));
        return json.writeValueAsString(is);
    }

    private Map<String, Object> item(Searched.Hit hit) {
        Article article = hit.article();
        Map<String, Object> is = new LinkedHashMap<>();
        is.put("url", links.article(article));
        is.put("headline", runs(hit.headline()));
        is.put("deck", runs(hit.deck()));
        is.put("excerpt", runs(hit.excerpt()));
        is.put("language", article.language().orElse(magazine.language().toLanguageTag()));
        article.publishAt().ifPresent(at -> is.put("publishAt", Stamps.iso(at, magazine.timeZone())));
        return is;
    }

    private static List<Map<String, Object>> runs(MarkedText text) {
        return text.runs().stream()
                .map(run -> Map.<String, Object>of("text", run.text(), "marked", run.marked()))
                .toList();
    }
}
