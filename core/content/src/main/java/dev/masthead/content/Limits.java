package dev.masthead.content;

/** How much text one file may bring. What is over a limit is refused with a problem or flattened, never cut in silence. */
final class Limits {

    /** Bytes of an article's file, and of magazine.yaml. */
    static final int FILE_BYTES = 2 * 1024 * 1024;

    /** Characters of the front matter. */
    static final int FRONT_MATTER = 64 * 1024;

    /** Levels of maps and lists in YAML. */
    static final int YAML_DEPTH = 8;

    /** Characters of one line: the parser's time grows faster than a line of brackets does. */
    static final int LINE = 200_000;

    /** Lines of a file. */
    static final int LINES = 50_000;

    /** Signs of inline markup in a file: each is an object in memory while the file is parsed. */
    static final int SIGNS = 250_000;

    /** Pieces of raw HTML in a Markdown text: HTML blocks, and inline links and pictures. */
    static final int RAW_PIECES = 5_000;

    /** Lists and quotes inside each other; what is deeper is kept, one level up. */
    static final int BLOCK_DEPTH = 8;

    /** Blocks of an article, those inside lists and quotes counted. */
    static final int BLOCKS = 10_000;

    /** Marks inside each other in Markdown; the signs of deeper ones stay as text. */
    static final int INLINE_DEPTH = 32;

    /** Markdown blocks that are open at once; the signs of deeper ones stay as text. */
    static final int OPEN_BLOCKS = 64;

    /** Elements inside each other in HTML; deeper ones become siblings. */
    static final int HTML_DEPTH = 128;

    /** Columns of a table. */
    static final int COLUMNS = 50;

    /** Rows of a table without its head. */
    static final int ROWS = 1_000;

    /** Cells of all tables of a file. */
    static final int CELLS = 100_000;

    /** How many times longer than its text a body may become when its references are put in. */
    static final int EXPANSION = 10;

    /** Characters of an address. */
    static final int ADDRESS = 2_000;

    /** Bytes of a picture. */
    static final int PICTURE_BYTES = 10 * 1024 * 1024;

    private Limits() {}
}
