package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleBuilder;
import dev.masthead.core.Block;
import dev.masthead.core.Byline;
import dev.masthead.core.Image;
import dev.masthead.core.Seo;
import dev.masthead.core.Series;
import dev.masthead.core.Slug;
import dev.masthead.core.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Articles as no editor writes them: hostile texts in every place, parts missing at random. The same for the same seed. */
final class Generated {

    private final RandomGenerator random;
    private final List<String> texts = Corpus.own();

    Generated(long seed) {
        this.random = new Random(seed);
    }

    List<Article> articles(int count) {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            articles.add(article(i));
        }
        return articles;
    }

    private Article article(int number) {
        ArticleBuilder article = Article.titled(number + " " + text())
                .id("g-" + number)
                .slug(new Slug("g-" + number))
                .bylines(List.of(byline(), byline()).subList(0, 1 + random.nextInt(2)))
                .publishAt(Samples.PUBLISHED.minusSeconds(number * 60L))
                .seo(new Seo(maybe(), maybe(), false))
                .body(body());
        if (random.nextBoolean()) {
            article.deck(text()).section(Samples.HARBOUR.slug()).updatedAt(Samples.NOW);
        }
        if (random.nextBoolean()) {
            article.hero(image()).tags(List.of(new Tag("a " + text()), new Tag("Boats")));
        }
        if (random.nextInt(4) == 0) {
            article.language("ar").series(new Series("s " + text()));
        }
        return article.build();
    }

    private List<Block> body() {
        List<Block> body = new ArrayList<>();
        body.add(Samples.paragraph("It begins. " + text()));
        body.addAll(Samples.everyBlock(text()).subList(0, random.nextInt(13)));
        body.add(new Block.Picture(image()));
        return body;
    }

    private Image image() {
        int size = random.nextInt(3) * 400;
        String src = "media/0123456789abcdef/" + random.nextInt(9) + ".png";
        return new Image(src, "What it shows: " + text(), maybe(), maybe(), size, size);
    }

    private Byline byline() {
        return new Byline("By " + text(), new Slug("by-" + random.nextInt(50)), maybe(), Optional.empty(), false);
    }

    private Optional<String> maybe() {
        return random.nextBoolean() ? Optional.of(text()) : Optional.empty();
    }

    private String text() {
        return texts.get(random.nextInt(texts.size()));
    }
}
