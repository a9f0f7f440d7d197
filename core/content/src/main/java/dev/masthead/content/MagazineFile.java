package dev.masthead.content;

import dev.masthead.core.Magazine;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code magazine.yaml}; what cannot be read keeps its default and is noted. */
final class MagazineFile {

    static final String NAME = "magazine.yaml";

    private static final String UNNAMED = "Magazine";

    private final Fields fields;
    private final Notes notes;

    private MagazineFile(Fields fields, Notes notes) {
        this.fields = fields;
        this.notes = notes;
    }

    static Magazine read(String yaml, Notes notes) throws Refusal {
        Fields fields = new Fields(YamlReader.read(yaml, 1), notes)
                .known("name", "tagline", "description", "address", "timeZone", "language", "sections");
        return new MagazineFile(fields, notes).magazine();
    }

    static Magazine unnamed() {
        return Magazine.named(UNNAMED);
    }

    private Magazine magazine() {
        Optional<String> name = fields.optionalLine("name");
        if (name.isEmpty()) {
            notes.error(1, "the key 'name' is missing; give the magazine's name");
        }
        Magazine magazine = Magazine.named(name.orElse(UNNAMED))
                .tagline(fields.line("tagline"))
                .description(fields.line("description"))
                .sections(sections());
        return language(timeZone(address(magazine)));
    }

    private Magazine address(Magazine magazine) {
        Optional<String> address = fields.optionalLine("address");
        try {
            return address.map(magazine::at).orElse(magazine);
        } catch (IllegalArgumentException e) {
            notes.error(
                    fields.lineOf("address"),
                    "address is absolute, for example https://www.example.org/magazine, without query and fragment");
            return magazine;
        }
    }

    private Magazine timeZone(Magazine magazine) {
        Optional<String> zone = fields.optionalLine("timeZone");
        try {
            return zone.map(ZoneId::of).map(magazine::timeZone).orElse(magazine);
        } catch (DateTimeException e) {
            notes.error(fields.lineOf("timeZone"), "timeZone is a name like Europe/Lisbon or UTC");
            return magazine;
        }
    }

    private Magazine language(Magazine magazine) {
        Optional<String> tag = fields.optionalLine("language");
        try {
            return tag.map(known -> new Locale.Builder()
                            .setLanguageTag(known.replace('_', '-'))
                            .build())
                    .map(magazine::language)
                    .orElse(magazine);
        } catch (IllformedLocaleException e) {
            notes.error(fields.lineOf("language"), "language is a BCP 47 tag like en or pt-BR");
            return magazine;
        }
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (Yaml item : sectionItems()) {
            section(item).ifPresent(section -> {
                if (sections.stream().anyMatch(known -> known.slug().equals(section.slug()))) {
                    notes.error(item.line(), "two sections have the slug '" + section.slug() + "'");
                } else {
                    sections.add(section);
                }
            });
        }
        return sections;
    }

    /** A list, or a map from slugs to names or to maps. */
    private List<Yaml> sectionItems() {
        if (fields.value("sections").orElse(null) instanceof Yaml.Mapping mapping
                && !mapping.entries().containsKey("name")) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> withSlug(entry.getKey(), entry.getValue()))
                    .toList();
        }
        return fields.list("sections");
    }

    private static Yaml withSlug(String slug, Yaml.Entry entry) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        if (entry.value() instanceof Yaml.Mapping inner) {
            entries.putAll(inner.entries());
        } else {
            entries.put("name", entry);
        }
        entries.putIfAbsent("slug", new Yaml.Entry(new Yaml.Scalar(slug, entry.line()), entry.line()));
        return new Yaml.Mapping(entries, entry.line());
    }

    private Optional<Section> section(Yaml item) {
        if (!(item instanceof Yaml.Mapping mapping)) {
            return section(item.line(), fields.line("sections", item), "", Optional.empty());
        }
        Fields inner = fields.inside(mapping).known("slug", "name", "description");
        return section(item.line(), inner.line("name"), inner.line("slug"), inner.optionalLine("description"));
    }

    private Optional<Section> section(int line, String name, String slug, Optional<String> description) {
        Optional<Slug> address = Slug.from(slug.isEmpty() ? name : slug);
        if (address.isEmpty()) {
            notes.error(line, "a section has a name with at least one letter or digit");
        }
        return address.map(known -> new Section(known, SectionName.of(name.isEmpty() ? slug : name), description));
    }
}
