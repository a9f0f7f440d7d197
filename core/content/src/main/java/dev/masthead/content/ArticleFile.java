package dev.masthead.content;

import dev.masthead.core.Slug;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * One article's file, read and split, its Markdown parsed on demand.
 *
 * @param name the path inside the folder
 * @param stamp of the file when it was listed
 * @param text its two parts
 */
record ArticleFile(String name, Stamp stamp, Manuscript text) {

    static ArticleFile read(String name, Stamp stamp, Path path) throws Refusal {
        return new ArticleFile(name, stamp, Manuscript.of(text(path, stamp)));
    }

    /** The text of a file within {@link Limits#FILE_BYTES}. */
    static String text(Path path, Stamp stamp) throws Refusal {
        if (stamp.length() > Limits.FILE_BYTES) {
            throw new Refusal(1, "the file is larger than " + (Limits.FILE_BYTES >> 20) + " MiB; split it");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Manuscript.decode(in.readNBytes(Limits.FILE_BYTES));
        } catch (IOException e) {
            throw new Refusal(1, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The slug that its address will have; empty when its front matter has an error. */
    Optional<Slug> slug(MarkdownReader markdown) throws Refusal {
        Fields fields = fields(new Notes(name));
        return slug(fields.line("slug"), headline(fields, parsed(markdown, fields)));
    }

    /** The slug of the front matter, or made from the headline, or from the file's name. */
    Optional<Slug> slug(String written, String headline) {
        return Slug.from(written)
                .or(() -> Slug.from(headline))
                .or(() -> Slug.from(fileName().replaceAll("\\.md$", "")));
    }

    Fields fields(Notes notes) {
        return new Fields(text.front(), notes);
    }

    /** The title of the front matter, or the first heading of level 1. */
    static String headline(Fields fields, Optional<Node> body) {
        return fields.optionalLine("title")
                .or(() -> body.flatMap(MarkdownReader::firstHeading).map(Words::of))
                .orElse("");
    }

    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private Optional<Node> parsed(MarkdownReader markdown, Fields fields) throws Refusal {
        return fields.value("title").isPresent()
                ? Optional.empty()
                : Optional.of(markdown.parse(text.body(), text.bodyLine()));
    }

    /** Takes the heading that is, or repeats, the headline out of the body. */
    static void takeHeadline(Node body, Fields fields, String headline) {
        Optional<Heading> first = MarkdownReader.firstHeading(body);
        boolean titled = fields.value("title").isPresent();
        first.filter(heading -> !titled || MarkdownReader.repeats(heading, headline))
                .ifPresent(Node::unlink);
    }
}
