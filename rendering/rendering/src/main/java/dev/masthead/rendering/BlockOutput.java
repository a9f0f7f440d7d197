package dev.masthead.rendering;

import dev.masthead.core.Block;

/** What an output does with each kind of block; {@link BlockWalk} tells the kinds apart. */
interface BlockOutput {

    void paragraph(Block.Paragraph block);

    void heading(Block.Heading block);

    void listing(Block.Listing block);

    void quote(Block.Quote block);

    void pullQuote(Block.PullQuote block);

    void picture(Block.Picture block);

    void code(Block.Code block);

    void table(Block.Table block);

    void embed(Block.Embed block);

    void divider(Block.Divider block);

    void formSlot(Block.FormSlot block);

    void custom(Block.Custom block);
}
