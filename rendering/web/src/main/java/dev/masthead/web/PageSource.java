package dev.masthead.web;

/** What makes one page, in two steps: what is read is enough to know whether a reader has the page already. */
@FunctionalInterface
interface PageSource {

    /**
     * Reads what the page shows.
     *
     * @param reading records it
     * @throws HttpProblem when there is no such page
     */
    Rendering read(Reading reading) throws HttpProblem;

    /** Makes the page from what was read. */
    @FunctionalInterface
    interface Rendering {
        Response render() throws HttpProblem;
    }
}
