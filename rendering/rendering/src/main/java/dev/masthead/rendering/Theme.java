package dev.masthead.rendering;

import java.util.List;
import java.util.Set;

/**
 * A look: turns views into pages. Thread-safe.
 *
 * @implSpec T-01: only values of type {@link Html} are printed as they are; every other text is escaped for its context.
 *     <p>T-02: no inline script, no inline style and no event handler attribute, as the Content-Security-Policy forbids
 *     them; the data block {@link Head#structured()} is allowed.
 *     <p>T-03: the same view gives the same bytes.
 *     <p>T-04: nothing is read but the view: no store, no clock, no file.
 */
public interface Theme {

    /** Its style sheets, scripts and other files; the same list in each call. */
    List<Asset> assets();

    /**
     * The kinds of {@link dev.masthead.forms.Prompt} that its scripts meet: what {@code kind} may be in the answer of {@code
     * /forms/{id}/stamp}. None when not overridden: its pages then meet no challenge.
     */
    default Set<String> promptKinds() {
        return Set.of();
    }

    /**
     * A whole page.
     *
     * @return HTML in UTF-8, from the doctype on
     */
    byte[] render(View view);

    /** The same page in pieces, for a host that puts its own page around them. */
    Fragments fragments(View view);
}
