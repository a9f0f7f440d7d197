package dev.masthead.content;

import dev.masthead.core.Byline;
import dev.masthead.core.Slug;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code authors} (or {@code author}): names between commas, a list of names, maps, or a single map. */
final class Authors {

    private final Fields fields;
    private final Notes notes;

    Authors(Fields fields, Notes notes) {
        this.fields = fields;
        this.notes = notes;
    }

    /** The authors in order, each once. */
    List<Byline> read() {
        Map<Slug, Byline> bylines = new LinkedHashMap<>();
        Stream.of("authors", "author")
                .flatMap(key -> fields.list(key).stream())
                .flatMap(item -> byline(item).stream())
                .forEach(byline -> bylines.putIfAbsent(byline.slug(), byline));
        return List.copyOf(bylines.values());
    }

    private Optional<Byline> byline(Yaml item) {
        if (!(item instanceof Yaml.Mapping mapping)) {
            String name = fields.line("authors", item);
            return name.isEmpty()
                    ? Optional.empty()
                    : byline(item.line(), name, "", Optional.empty(), Optional.empty(), false);
        }
        Fields inner = fields.inside(mapping).known("name", "slug", "bio", "url", "guest");
        return byline(
                item.line(),
                inner.line("name"),
                inner.line("slug"),
                inner.optionalLine("bio"),
                url(inner),
                inner.flag("guest"));
    }

    private Optional<URI> url(Fields inner) {
        Optional<String> written = inner.optionalLine("url");
        Optional<URI> url = written.flatMap(Addresses::web);
        if (written.isPresent() && url.isEmpty()) {
            notes.error(inner.lineOf("url"), "an author's url is an absolute http or https address");
        }
        return url;
    }

    private Optional<Byline> byline(
            int line, String name, String slug, Optional<String> bio, Optional<URI> url, boolean guest) {
        Optional<Slug> address = Slug.from(slug).or(() -> Slug.from(name));
        if (address.isEmpty() || name.isEmpty()) {
            notes.error(line, "an author has a name with at least one letter or digit");
            return Optional.empty();
        }
        return Optional.of(new Byline(name, address.get(), bio, url, guest));
    }
}
