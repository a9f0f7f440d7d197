package dev.masthead.rendering;

/**
 * A page, with everything resolved: addresses, dates, wording. Immutable. A theme needs loops and presence tests to show
 * it, and nothing else.
 */
public sealed interface View
        permits FrontView, ListingView, ArchiveView, ArticleView, SearchView, FormPageView, ThanksView, MessageView {

    /** What surrounds the page. */
    Frame frame();
}
