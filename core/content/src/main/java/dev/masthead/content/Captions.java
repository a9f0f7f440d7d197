package dev.masthead.content;

import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the caption of a figure where it belongs. */
final class Captions {

    private Captions() {}

    /** Under the first picture, or as the source of the first quote, or else as a paragraph at the end. */
    static List<Block> put(List<Block> figure, String caption) {
        List<Block> out = new ArrayList<>(figure);
        if (caption.isEmpty()) {
            return out;
        }
        for (int i = 0; i < out.size(); i++) {
            if (out.get(i) instanceof Block.Picture picture) {
                out.set(i, new Block.Picture(captioned(picture.image(), caption)));
                return out;
            }
            if (out.get(i) instanceof Block.Quote quote && quote.source().isEmpty()) {
                out.set(i, new Block.Quote(quote.blocks(), Optional.of(PlainText.cut(caption, 300))));
                return out;
            }
        }
        out.add(new Block.Paragraph(Inline.plain(caption)));
        return out;
    }

    private static Image captioned(Image image, String caption) {
        return new Image(image.src(), image.alt(), Optional.of(caption), image.credit(), image.width(), image.height());
    }
}
