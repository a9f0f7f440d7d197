package dev.masthead.web;

/** What makes one page. */
@FunctionalInterface
interface PageSource {

    /**
     * Makes the page from what the store holds now.
     *
     * @throws HttpProblem when there is no such page
     */
    Response page() throws HttpProblem;
}
