package dev.masthead.content;

import dev.masthead.core.Mark;
import java.util.Map;
import java.util.Set;

/** What the elements of HTML mean to a body. An element that is named nowhere here is unwrapped: its text stays. */
final class Elements {

    /** Dropped with everything in them: what runs, loads, or is parsed by other rules than the text around it. */
    static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "iframe",
            "object",
            "embed",
            "applet",
            "template",
            "noscript",
            "noembed",
            "noframes",
            "svg",
            "math",
            "title",
            "head",
            "frame",
            "frameset",
            "canvas",
            "link",
            "meta",
            "base");

    /** Their text stays, but their tags must not reach the parser before they are closed: they would swallow what follows. */
    static final Set<String> SWALLOWING = Set.of("textarea", "select", "xmp", "plaintext", "listing", "html", "body");

    /** Begin and end a paragraph although HTML counts them among the inline elements. */
    static final Set<String> OWN_LINE = Set.of("summary", "option", "optgroup", "textarea", "xmp", "plaintext");

    private static final Set<String> CONTAINERS = Set.of(
            "table", "ul", "ol", "blockquote", "figure", "figcaption", "pre", "a", "h1", "h2", "h3", "h4", "h5", "h6");

    private static final Mark STRONG = new Mark.Strong();
    private static final Mark EMPHASIS = new Mark.Emphasis();
    private static final Mark STRIKE = new Mark.Strike();
    private static final Mark CODE = new Mark.Code();

    /** Marks by the element that makes them. */
    static final Map<String, Mark> MARKS = Map.ofEntries(
            Map.entry("strong", STRONG),
            Map.entry("b", STRONG),
            Map.entry("em", EMPHASIS),
            Map.entry("i", EMPHASIS),
            Map.entry("s", STRIKE),
            Map.entry("del", STRIKE),
            Map.entry("strike", STRIKE),
            Map.entry("code", CODE),
            Map.entry("kbd", CODE),
            Map.entry("samp", CODE),
            Map.entry("tt", CODE),
            Map.entry("sub", new Mark.Subscript()),
            Map.entry("sup", new Mark.Superscript()));

    /** Shape what is in them: left open, they would shape the rest of an article, too. */
    static boolean isContainer(String name) {
        return CONTAINERS.contains(name) || MARKS.containsKey(name);
    }

    private Elements() {}
}
