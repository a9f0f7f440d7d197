package dev.masthead.examples.standalone;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;

/** A content folder as a publisher would bring it, with a magazine that is not the sample. */
final class ContentFixture {

    static final String HEADLINE = "“Nobody asked the ferrymen”: a bridge – and its price";
    static final String SLUG = "nobody-asked-the-ferrymen";

    static final List<String> PARAGRAPHS = List.of(
            "“We heard it on the radio,” says Inês Duarte — the last of four sisters who steer the ‘Alva’.",
            "The bridge opens in spring; 1,200 cars an hour … or so the ministry’s forecast says.",
            "AT&T’s mast, 5 < 6 and 7 > 3, a back\\slash and \"straight quotes\" are only text here.",
            "Der Fährmann sagt „Nein“ – und die Fähre fährt weiter. 渡し船はまだ動いています。");

    private static final String MAGAZINE = """
            name: The Estuary Post
            tagline: News from both banks
            timeZone: Asia/Tokyo
            language: en-GB
            sections:
              - slug: news
                name: News
                description: What happened.
              - slug: essays
                name: Essays
            """;

    private static final String FRONT_MATTER = """
            ---
            title: "$HEADLINE"
            deck: Four sisters, one river, and a bridge that opens in spring.
            slug: $SLUG
            oldSlugs: [the-old-address]
            authors:
              - name: Zoë Quist
              - name: Ann Lee
                guest: true
            section: news
            tags: [ferries]
            publishAt: 2025-03-04T22:30:00Z
            image:
              src: pictures/river.png
              alt: A blue river
              caption: The river in March.
              credit: "Photo: Zoë Quist"
            ---
            """;

    private static final String REST = """

            ## What it costs

            | Crossing | Price |
            |----------|------:|
            | Ferry    |  1.20 |
            | Bridge   |  4.50 |

            ![A drawn bridge](pictures/bridge.svg "The plan")

            <p onclick="alert(1)">Raw <b>HTML</b> becomes text.</p>

            <script>window.hacked = true</script>

            > The river was here first.
            >
            > — Inês Duarte
            """;

    private final Path folder;

    private ContentFixture(Path folder) {
        this.folder = folder;
    }

    /** Writes the whole folder. */
    static ContentFixture write(Path folder) throws IOException {
        ContentFixture content = new ContentFixture(folder);
        content.file("magazine.yaml", MAGAZINE);
        String paragraphs =
                String.join("\n\n", PARAGRAPHS).replace("\\", "\\\\").replace("<", "\\<");
        content.file(
                "articles/lead.md",
                FRONT_MATTER.replace("$HEADLINE", HEADLINE).replace("$SLUG", SLUG) + "\n" + paragraphs + "\n" + REST);
        content.article("second", "A second story", "2025-02-01T08:00:00Z", "It has one paragraph.");
        content.picture();
        return content;
    }

    Path folder() {
        return folder;
    }

    /** A short article without a picture, whose slug is the file's name. */
    void article(String slug, String headline, String publishAt, String text) throws IOException {
        file("articles/" + slug + ".md", """
                ---
                title: "%s"
                slug: %s
                author: Ann Lee
                section: essays
                publishAt: %s
                ---

                %s
                """.formatted(headline, slug, publishAt, text));
    }

    void scheduled(String slug, Instant publishAt) throws IOException {
        article(slug, "To come", publishAt.toString(), "Wait for it.");
    }

    void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    void remove(String slug) throws IOException {
        Files.delete(folder.resolve("articles/" + slug + ".md"));
    }

    private void picture() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("articles/pictures"));
        BufferedImage river = new BufferedImage(64, 40, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(river, "png", pictures.resolve("river.png").toFile());
        file(
                "articles/pictures/bridge.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><path d=\"M0 40 40 0 80 40\"/></svg>");
    }
}
