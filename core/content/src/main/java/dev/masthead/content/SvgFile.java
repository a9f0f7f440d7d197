package dev.masthead.content;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads SVG just far enough to know its size and that it holds nothing that runs or loads from elsewhere. The parser
 * knows no entities and no external documents.
 */
final class SvgFile {

    private static final Pattern LENGTH = Pattern.compile("\\s*(\\d{1,6})(?:\\.\\d+)?\\s*(px)?\\s*");
    private static final Set<String> ACTIVE =
            Set.of("script", "foreignobject", "iframe", "object", "embed", "handler", "listener");

    private final Element root;

    private SvgFile(Element root) {
        this.root = root;
    }

    /** Reads a file; refuses what is not SVG or could run. */
    static SvgFile read(byte[] content) throws Refusal {
        String text = new String(content, StandardCharsets.UTF_8);
        Document document = Parser.xmlParser().setMaxDepth(Limits.HTML_DEPTH).parseInput(text, "");
        Element root = document.firstElementChild();
        if (root == null || !local(root.tagName()).equals("svg")) {
            throw new Refusal(1, "is not an SVG picture");
        }
        if (text.contains("<!ENTITY") || document.select("*").stream().anyMatch(SvgFile::isActive)) {
            throw new Refusal(
                    1, "has scripts, event handlers, entities or foreign content in it; save it as plain SVG");
        }
        return new SvgFile(root);
    }

    PictureSize size() {
        Optional<Integer> width = length(root.attr("width"));
        Optional<Integer> height = length(root.attr("height"));
        if (width.isPresent() && height.isPresent()) {
            return new PictureSize(width.get(), height.get());
        }
        String[] box = root.attr("viewBox").strip().split("[\\s,]+", -1);
        return box.length == 4
                ? new PictureSize(length(box[2]).orElse(0), length(box[3]).orElse(0))
                : PictureSize.UNKNOWN;
    }

    private static boolean isActive(Element element) {
        return ACTIVE.contains(local(element.tagName()))
                || element.attributes().asList().stream().anyMatch(SvgFile::isActive);
    }

    private static boolean isActive(Attribute attribute) {
        String name = local(attribute.getKey());
        String value = attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
        return name.startsWith("on")
                || value.contains("javascript:")
                || (name.equals("href") && !value.startsWith("#") && !value.startsWith("data:image/"));
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<Integer> length(String text) {
        Matcher length = LENGTH.matcher(text);
        return length.matches() ? Optional.of(Integer.parseInt(length.group(1))) : Optional.empty();
    }
}
