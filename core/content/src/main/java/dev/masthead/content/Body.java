package dev.masthead.content;

import dev.masthead.core.Block;
import java.util.List;

/**
 * What a text became.
 *
 * @param blocks typed blocks
 * @param lines for each block the line of the file where it starts
 */
record Body(List<Block> blocks, List<Integer> lines) {

    Body {
        blocks = List.copyOf(blocks);
        lines = List.copyOf(lines);
    }
}
