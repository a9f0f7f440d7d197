package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Byline;
import dev.masthead.core.Image;
import dev.masthead.core.Json;
import dev.masthead.core.Magazine;
import dev.masthead.core.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An article as a JSON document, with every address resolved. Immutable and thread-safe; keep one. */
public final class ArticleDocument {

    /** Its media type. */
    public static final String TYPE = "application/json";

    private final Magazine magazine;
    private final Links links;
    private final BlockRenderers renderers;
    private final JsonMapper json = Json.strict();

    /**
     * Writes articles of a magazine.
     *
     * @param links in full, where the magazine has an address
     */
    public ArticleDocument(Magazine magazine, Links links, BlockRenderers renderers) {
        this.magazine = magazine;
        this.links = links;
        this.renderers = renderers;
    }

    /** The document: what readers may know of the article, and nothing internal. */
    public String of(Article article) {
        String text = ArticleText.of(article, renderers);
        Map<String, Object> is = new LinkedHashMap<>();
        is.put("headline", article.headline());
        is.put("deck", article.deck());
        article.slug().ifPresent(slug -> is.put("slug", slug.value()));
        is.put("url", links.article(article));
        article.canonical().ifPresent(canonical -> is.put("canonical", canonical.toString()));
        is.put("language", article.language().orElse(magazine.language().toLanguageTag()));
        article.section()
                .ifPresent(
                        slug -> is.put("section", named(Summaries.sectionName(magazine, slug), links.section(slug))));
        is.put("tags", article.tags().stream().map(this::tag).toList());
        is.put("authors", article.bylines().stream().map(this::author).toList());
        article.series().ifPresent(series -> is.put("series", named(series.name(), links.series(series.slug()))));
        article.translationKey().ifPresent(key -> is.put("translationKey", key));
        article.publishAt().ifPresent(at -> is.put("publishAt", Stamps.iso(at, magazine.timeZone())));
        Summaries.updated(article).ifPresent(at -> is.put("updatedAt", Stamps.iso(at, magazine.timeZone())));
        article.hero().flatMap(this::image).ifPresent(hero -> is.put("hero", hero));
        is.put("wordCount", ArticleText.words(text));
        is.put("minutes", ArticleText.minutes(text));
        is.put("body", body(article));
        is.put("text", text);
        return Escape.xmlCharacters(json.writeValueAsString(is));
    }

    private Map<String, Object> tag(Tag tag) {
        return named(tag.name(), links.tag(tag.slug()));
    }

    private Map<String, Object> author(Byline byline) {
        Map<String, Object> author = named(byline.name(), links.author(byline.slug()));
        byline.bio().ifPresent(bio -> author.put("bio", bio));
        byline.url().ifPresent(url -> author.put("page", url.toString()));
        author.put("guest", byline.guest());
        return author;
    }

    private static Map<String, Object> named(String name, String url) {
        Map<String, Object> is = new LinkedHashMap<>();
        is.put("name", name);
        is.put("url", url);
        return is;
    }

    private Optional<Map<String, Object>> image(Image image) {
        return links.image(image.src()).map(src -> {
            Map<String, Object> is = new LinkedHashMap<>();
            is.put("src", src);
            is.put("alt", image.alt());
            image.caption().ifPresent(caption -> is.put("caption", caption));
            image.credit().ifPresent(credit -> is.put("credit", credit));
            is.put("width", image.width());
            is.put("height", image.height());
            return is;
        });
    }

    /** The blocks as they are stored, but for their addresses. */
    private JsonNode body(Article article) {
        JsonNode blocks = json.readTree(
                json.writerFor(new TypeReference<List<Block>>() {}).writeValueAsString(article.body()));
        resolve(blocks, links.article(article));
        return blocks;
    }

    /** The properties of a custom block are its plugin's, whatever their names. */
    private void resolve(JsonNode node, String page) {
        String type = node.path("type").asString("");
        if (type.equals("custom")) {
            return;
        }
        if (type.equals("image") && node.path("image") instanceof ObjectNode image) {
            image.put("src", links.image(image.path("src").asString("")).orElse(""));
        }
        if (type.equals("link") && node instanceof ObjectNode link) {
            link.put("href", links.target(link.path("href").asString(""), page).orElse(""));
        }
        node.values().forEach(inner -> resolve(inner, page));
    }
}
