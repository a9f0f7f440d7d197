package dev.masthead.content;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleBuilder;
import dev.masthead.core.ArticleState;
import dev.masthead.core.Byline;
import dev.masthead.core.Image;
import dev.masthead.core.Magazine;
import dev.masthead.core.Section;
import dev.masthead.core.Seo;
import dev.masthead.core.Series;
import dev.masthead.core.Slug;
import dev.masthead.core.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.Node;

/** Makes an article out of a file; what is wrong is noted, nothing is thrown but a refusal of the whole file. */
final class ArticleReader {

    private static final String[] KEYS = {
        "title",
        "deck",
        "slug",
        "oldSlugs",
        "authors",
        "author",
        "section",
        "tags",
        "series",
        "translationKey",
        "publishAt",
        "updatedAt",
        "expireAt",
        "image",
        "language",
        "canonical",
        "seoTitle",
        "seoDescription",
        "noIndex",
        "draft"
    };

    private final ArticleFile file;
    private final Magazine magazine;
    private final ArticleReferences references;
    private final Notes notes;
    private final Fields fields;

    ArticleReader(ArticleFile file, Magazine magazine, ArticleReferences references, Notes notes) {
        this.file = file;
        this.magazine = magazine;
        this.references = references;
        this.notes = notes;
        this.fields = file.fields(notes).known(KEYS);
    }

    /** Reads the article and checks it. */
    Article read(MarkdownReader markdown, ArticleCheck check) throws Refusal {
        Manuscript text = file.text();
        Node parsed = markdown.parse(text.body(), text.bodyLine());
        String headline = ArticleFile.headline(fields, Optional.of(parsed));
        ArticleFile.takeHeadline(parsed, fields, headline);
        Body body = MarkdownReader.read(parsed, text.body().length(), text.bodyLine(), references);
        Article article = front(headline).body(body.blocks()).build();
        check.check(article, fields, body, notes);
        return article;
    }

    private ArticleBuilder front(String headline) {
        return dated(Article.titled(headline))
                .id(ArticleId.of(file.name()))
                .origin(file.name())
                .state(fields.flag("draft") ? ArticleState.DRAFT : ArticleState.PUBLISHED)
                .deck(fields.line("deck"))
                .slug(slug(headline))
                .oldSlugs(oldSlugs())
                .bylines(authors())
                .section(section().orElse(null))
                .tags(tags())
                .series(series().orElse(null))
                .translationKey(fields.optionalLine("translationKey").orElse(null))
                .hero(hero().orElse(null))
                .language(fields.optionalLine("language").orElse(null))
                .canonical(canonical().orElse(null))
                .seo(new Seo(
                        fields.optionalLine("seoTitle"),
                        fields.optionalLine("seoDescription"),
                        fields.flag("noIndex")));
    }

    /** A text that nobody signed is the magazine's own. */
    private List<Byline> authors() {
        List<Byline> written = new Authors(fields, notes).read();
        return written.isEmpty() && Slug.from(magazine.name()).isPresent()
                ? List.of(Byline.of(magazine.name()))
                : written;
    }

    private ArticleBuilder dated(ArticleBuilder article) {
        Optional<Instant> publishAt = fields.moment("publishAt", magazine.timeZone())
                .or(() -> Moments.ofFileName(file.fileName(), magazine.timeZone()))
                .or(() -> Optional.of(file.stamp().modified()));
        return article.publishAt(publishAt.get())
                .updatedAt(fields.moment("updatedAt", magazine.timeZone()).orElse(null))
                .expireAt(fields.moment("expireAt", magazine.timeZone()).orElse(null));
    }

    private Slug slug(String headline) {
        String written = fields.line("slug");
        Optional<Slug> slug = file.slug(written, headline);
        if (!written.isEmpty() && Slug.parse(written).isEmpty()) {
            notes.warning(
                    fields.lineOf("slug"),
                    "a slug is lower-case letters and digits with hyphens; used is '"
                            + slug.map(Slug::value).orElse("") + "'");
        }
        return slug.orElseGet(() -> new Slug(ArticleId.of(file.name())));
    }

    private List<Slug> oldSlugs() {
        Set<Slug> slugs = new LinkedHashSet<>();
        for (String written : fields.lines("oldSlugs")) {
            Optional<Slug> slug = Slug.from(written.substring(written.lastIndexOf('/') + 1));
            if (slug.isEmpty()) {
                notes.error(fields.lineOf("oldSlugs"), "an old slug is letters and digits with hyphens");
            }
            slug.ifPresent(slugs::add);
        }
        return List.copyOf(slugs);
    }

    private Optional<Slug> section() {
        Optional<String> written = fields.optionalLine("section");
        Optional<Slug> slug = written.flatMap(Slug::from);
        Optional<Slug> section = slug.flatMap(this::known);
        if (written.isPresent() && section.isEmpty()) {
            notes.error(
                    fields.lineOf("section"),
                    "the section '" + PlainText.cut(written.get(), 60) + "' is not one of "
                            + magazine.sections().stream()
                                    .map(known -> known.slug().value())
                                    .collect(Collectors.joining(", ")));
        }
        return section;
    }

    private Optional<Slug> known(Slug written) {
        return magazine.sections().isEmpty()
                ? Optional.of(written)
                : magazine.sections().stream()
                        .filter(section -> section.slug().equals(written)
                                || Slug.from(section.name())
                                        .filter(written::equals)
                                        .isPresent())
                        .map(Section::slug)
                        .findFirst();
    }

    private List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        for (String name : fields.lines("tags")) {
            if (Slug.from(name).isEmpty()) {
                notes.error(fields.lineOf("tags"), "a tag has at least one letter or digit");
            } else if (tags.stream().noneMatch(tag -> Slug.from(name).equals(Optional.of(tag.slug())))) {
                tags.add(new Tag(name));
            }
        }
        return tags;
    }

    private Optional<Series> series() {
        Optional<String> name = fields.optionalLine("series");
        if (name.isPresent() && name.flatMap(Slug::from).isEmpty()) {
            notes.error(fields.lineOf("series"), "a series has at least one letter or digit");
            return Optional.empty();
        }
        return name.map(Series::new);
    }

    private Optional<Image> hero() {
        Optional<Yaml> value = fields.value("image");
        if (value.isPresent() && value.get() instanceof Yaml.Mapping mapping) {
            Fields inner = fields.inside(mapping).known("src", "alt", "caption", "credit");
            if (inner.line("src").isEmpty()) {
                notes.error(fields.lineOf("image"), "image has the key 'src', the picture's file");
                return Optional.empty();
            }
            return references
                    .hero(inner.line("src"), inner.lineOf("src"))
                    .map(found -> new Image(
                            found.src(),
                            inner.line("alt"),
                            inner.optionalLine("caption"),
                            inner.optionalLine("credit"),
                            found.width(),
                            found.height()));
        }
        return fields.optionalLine("image").flatMap(src -> references.hero(src, fields.lineOf("image")));
    }

    private Optional<URI> canonical() {
        Optional<String> written = fields.optionalLine("canonical");
        Optional<URI> canonical = written.flatMap(Addresses::web);
        if (written.isPresent() && canonical.isEmpty()) {
            notes.error(fields.lineOf("canonical"), "canonical is an absolute http or https address");
        }
        return canonical;
    }
}
