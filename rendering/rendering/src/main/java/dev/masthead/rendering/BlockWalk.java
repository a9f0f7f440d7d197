package dev.masthead.rendering;

import dev.masthead.core.Block;
import java.util.List;

/** The one place that tells the kinds of blocks apart. */
final class BlockWalk {

    private BlockWalk() {}

    /** Hands each block to its method, in order. */
    static void through(List<Block> blocks, BlockOutput out) {
        blocks.forEach(block -> {
            if (!words(block, out) && !things(block, out)) {
                throw new IllegalStateException(
                        block.getClass().getSimpleName() + " is a kind of block that BlockWalk does not know");
            }
        });
    }

    private static boolean words(Block block, BlockOutput out) {
        if (block instanceof Block.Paragraph paragraph) {
            out.paragraph(paragraph);
        } else if (block instanceof Block.Heading heading) {
            out.heading(heading);
        } else if (block instanceof Block.Listing listing) {
            out.listing(listing);
        } else if (block instanceof Block.Quote quote) {
            out.quote(quote);
        } else if (block instanceof Block.PullQuote pullQuote) {
            out.pullQuote(pullQuote);
        } else if (block instanceof Block.Code code) {
            out.code(code);
        } else {
            return false;
        }
        return true;
    }

    private static boolean things(Block block, BlockOutput out) {
        if (block instanceof Block.Picture picture) {
            out.picture(picture);
        } else if (block instanceof Block.Table table) {
            out.table(table);
        } else if (block instanceof Block.Embed embed) {
            out.embed(embed);
        } else if (block instanceof Block.Divider divider) {
            out.divider(divider);
        } else if (block instanceof Block.FormSlot slot) {
            out.formSlot(slot);
        } else if (block instanceof Block.Custom custom) {
            out.custom(custom);
        } else {
            return false;
        }
        return true;
    }
}
