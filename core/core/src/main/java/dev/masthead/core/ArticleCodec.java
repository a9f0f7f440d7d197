package dev.masthead.core;

import dev.masthead.spi.Keys;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Articles as stored JSON, and the keys by which the store finds them. */
final class ArticleCodec {

    private final JsonMapper json = Json.strict();

    String write(Article article) {
        return json.writeValueAsString(article);
    }

    Article read(StoredRecord stored) {
        return read(stored.payload()).toBuilder()
                .id(stored.id())
                .version(stored.version())
                .build();
    }

    Keys keysOf(String payload) {
        Article article = read(payload);
        Keys.Builder keys = Keys.builder().addAll("slug", slugs(article));
        article.origin().ifPresent(origin -> keys.add("origin", origin));
        article.trash().ifPresent(trash -> keys.add("trashed_at", trash.at()));
        if (article.state() == ArticleState.PUBLISHED) {
            article.publishAt().ifPresent(at -> keys.add("publish_at", at));
            article.expireAt().ifPresent(at -> keys.add("expire_at", at));
            article.section().ifPresent(section -> keys.add("section", section.value()));
            article.series()
                    .ifPresent(series -> keys.add("series", series.slug().value()));
            article.translationKey().ifPresent(key -> keys.add("translation", key));
            keys.addAll(
                    "tag",
                    article.tags().stream().map(tag -> tag.slug().value()).toList());
            keys.addAll(
                    "author",
                    article.bylines().stream().map(by -> by.slug().value()).toList());
        }
        return keys.build();
    }

    private static List<String> slugs(Article article) {
        return Stream.concat(article.slug().stream(), article.oldSlugs().stream())
                .map(Slug::value)
                .toList();
    }

    private Article read(String payload) {
        try {
            return json.readValue(payload, Article.class);
        } catch (JacksonException e) {
            throw new StoreException(
                    "A stored article cannot be read; it was written by a newer version, or changed by hand", e);
        }
    }
}
