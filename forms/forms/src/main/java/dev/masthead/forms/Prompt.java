package dev.masthead.forms;

import java.util.Map;

/**
 * What a page's script needs to meet a challenge, as JSON: {@code {"kind":...}} and the values beside it.
 *
 * <p>A theme lists the kinds that its script meets; a host names those of its own script at its builder. The default theme
 * knows two. {@code work}: {@code puzzle}, {@code bits} and {@code field}; the answer is the puzzle, a
 * colon and a number such that their SHA-256 begins with so many zero bits. {@code widget}: {@code script} (an address that {@link
 * ContentSources#script()} allows), {@code global} (the object that it defines, with {@code render(element, {sitekey,
 * callback})}) and {@code sitekey}; the widget puts its own field into the form.
 *
 * @param kind which part of the script takes it
 * @param values what it needs; public
 */
public record Prompt(String kind, Map<String, String> values) {

    /** Copies the map. */
    public Prompt {
        values = Map.copyOf(values);
        if (values.containsKey("kind")) {
            throw new IllegalArgumentException("'kind' is the prompt's own, not one of its values");
        }
    }
}
