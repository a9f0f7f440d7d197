package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Listing;
import dev.masthead.core.Position;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Every article of a listing, a chunk at a time, so that memory does not grow with their number. Not thread-safe. */
final class Chunks implements Iterator<Article> {

    /** Of each chunk. */
    static final int SIZE = 100;

    private final Function<Optional<Position>, Listing> source;
    private Iterator<Article> chunk;
    private Optional<Position> next;

    /**
     * Reads the first chunk.
     *
     * @param source gives the chunk behind a position
     * @param after where to begin
     */
    Chunks(Function<Optional<Position>, Listing> source, Optional<Position> after) {
        this.source = source;
        Listing first = source.apply(after);
        this.chunk = first.articles().iterator();
        this.next = first.next();
    }

    @Override
    public boolean hasNext() {
        while (!chunk.hasNext() && next.isPresent()) {
            Listing following = source.apply(next);
            chunk = following.articles().iterator();
            next = following.next();
        }
        return chunk.hasNext();
    }

    @Override
    public Article next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return chunk.next();
    }
}
