package dev.masthead.core;

/** There is no article of that id. */
public final class NoSuchArticleException extends MastheadException {

    private static final long serialVersionUID = 1L;

    /** For this id. */
    public static NoSuchArticleException of(String id) {
        return new NoSuchArticleException(id);
    }

    NoSuchArticleException(String id) {
        super("There is no article with the id '" + id + "'", null);
    }
}
