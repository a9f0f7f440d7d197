package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The body of an article in its page, cut where its forms stand. Not thread-safe. */
final class PageBody extends HtmlBody {

    private final Texts texts;
    private final BiFunction<String, Integer, Optional<FormView>> forms;
    private final List<Part> parts = new ArrayList<>();
    private final Anchors anchors = new Anchors();
    private boolean lazy;
    private int tables;
    private int slots;
    private int depth;

    private PageBody(
            Article article,
            Links links,
            Texts texts,
            BlockRenderers renderers,
            BiFunction<String, Integer, Optional<FormView>> forms) {
        super(links, links.article(article), renderers);
        this.texts = texts;
        this.forms = forms;
        this.lazy = article.hero().isPresent();
    }

    /**
     * The body's parts.
     *
     * @param forms gives the form of an id for the n-th place, if there is such a form
     */
    static List<Part> of(
            Article article,
            Links links,
            Texts texts,
            BlockRenderers renderers,
            BiFunction<String, Integer, Optional<FormView>> forms) {
        PageBody body = new PageBody(article, links, texts, renderers, forms);
        BlockWalk.through(article.body(), body);
        body.endMarkup();
        return body.parts;
    }

    @Override
    public void listing(Block.Listing block) {
        depth++;
        super.listing(block);
        depth--;
    }

    @Override
    public void quote(Block.Quote block) {
        depth++;
        super.quote(block);
        depth--;
    }

    /** A form cannot stand in the middle of a list or a quotation; there, a link leads to its page. */
    @Override
    public void formSlot(Block.FormSlot block) {
        Optional<FormView> form = forms.apply(block.form(), slots + 1);
        if (form.isEmpty()) {
            return;
        }
        if (depth == 0) {
            slots++;
            endMarkup();
            parts.add(new Part.Slot(form.get()));
        } else {
            out.append("<p><a href=\"").append(Escape.html(form.get().page())).append("\">");
            out.append(Escape.html(form.get().title())).append("</a></p>\n");
        }
    }

    @Override
    String headingAttributes(List<Inline> text) {
        return " id=\"" + Escape.html(anchors.idFor(Inline.words(text))) + "\"";
    }

    /** The first picture of an article without a hero image is likely to be in view at once. */
    @Override
    String imageAttributes() {
        String loading = lazy ? " loading=\"lazy\"" : "";
        lazy = true;
        return loading + " decoding=\"async\"";
    }

    /** Reachable by keyboard, so that it can be scrolled; each with a name of its own. */
    @Override
    String tableFrame() {
        tables++;
        String label = Escape.html(texts.get("article.table", tables));
        return "<div class=\"table-scroll\" role=\"region\" aria-label=\"" + label + "\" tabindex=\"0\">\n";
    }

    @Override
    String scrollAttributes() {
        return " tabindex=\"0\"";
    }

    private void endMarkup() {
        if (!out.isEmpty()) {
            parts.add(new Part.Markup(new Html(out.toString())));
            out.setLength(0);
        }
    }
}
