package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Block;

/** The whole of an article as HTML with addresses in full and without forms, for feeds. */
final class FeedBody {

    private FeedBody() {}

    /** The hero image and the body. */
    static Html of(Article article, Links absolute, BlockRenderers renderers) {
        HtmlBody body = new HtmlBody(absolute, absolute.article(article), renderers);
        article.hero().map(Block.Picture::new).ifPresent(body::picture);
        BlockWalk.through(article.body(), body);
        return new Html(body.out.toString());
    }
}
