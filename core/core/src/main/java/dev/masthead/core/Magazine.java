package dev.masthead.core;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What the whole magazine has once: its name, its public address, its time zone, its language, its sections. Immutable;
 * each method that sets something returns a copy.
 */
public final class Magazine {

    private final String name;
    private final String tagline;
    private final String description;
    private final Optional<URI> address;
    private final ZoneId timeZone;
    private final Locale language;
    private final List<Section> sections;

    private Magazine(
            String name,
            String tagline,
            String description,
            Optional<URI> address,
            ZoneId timeZone,
            Locale language,
            List<Section> sections) {
        this.name = name;
        this.tagline = tagline;
        this.description = description;
        this.address = address;
        this.timeZone = timeZone;
        this.language = language;
        this.sections = List.copyOf(sections);
    }

    /** A magazine in English and UTC without sections. */
    public static Magazine named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A magazine has a name");
        }
        return new Magazine(name, "", "", Optional.empty(), ZoneOffset.UTC, Locale.ENGLISH, List.of());
    }

    /**
     * Sets the public address that absolute links start with, mount path included.
     *
     * @param url an absolute http or https address without query and fragment; a slash at the end is dropped
     */
    public Magazine at(String url) {
        return new Magazine(name, tagline, description, Optional.of(absolute(url)), timeZone, language, sections);
    }

    /** Sets the line under the name. */
    public Magazine tagline(String line) {
        return new Magazine(name, line, description, address, timeZone, language, sections);
    }

    /** Sets a sentence about the magazine, for search engines and feeds. */
    public Magazine description(String sentence) {
        return new Magazine(name, tagline, sentence, address, timeZone, language, sections);
    }

    /** Sets the zone in which dates are shown. */
    public Magazine timeZone(ZoneId zone) {
        return new Magazine(name, tagline, description, address, zone, language, sections);
    }

    /** Sets the language of the pages. */
    public Magazine language(Locale locale) {
        return new Magazine(name, tagline, description, address, timeZone, locale, sections);
    }

    /** Sets the sections, in the order of the navigation. */
    public Magazine sections(List<Section> inOrder) {
        if (inOrder.stream().map(Section::slug).distinct().count() < inOrder.size()) {
            throw new IllegalArgumentException("Two sections of the magazine have the same slug");
        }
        return new Magazine(name, tagline, description, address, timeZone, language, inOrder);
    }

    /** Sets the sections, in the order of the navigation. */
    public Magazine sections(Section... inOrder) {
        return sections(List.of(inOrder));
    }

    /** The magazine's name. */
    public String name() {
        return name;
    }

    /** The line under the name; may be empty. */
    public String tagline() {
        return tagline;
    }

    /** A sentence about the magazine; the tagline when none was set. */
    public String description() {
        return description.isEmpty() ? tagline : description;
    }

    /** The public address, without a slash at its end. */
    public Optional<URI> address() {
        return address;
    }

    /** The zone in which dates are shown; UTC when not set. */
    public ZoneId timeZone() {
        return timeZone;
    }

    /** The language of the pages; English when not set. */
    public Locale language() {
        return language;
    }

    /** The sections, in the order of the navigation. */
    public List<Section> sections() {
        return sections;
    }

    /** The section of that slug. */
    public Optional<Section> section(Slug slug) {
        return sections.stream().filter(section -> section.slug().equals(slug)).findFirst();
    }

    private static URI absolute(String url) {
        URI uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The magazine's address is absolute, for example"
                    + " https://www.example.org/magazine, without query and fragment; this one is '" + url + "'");
        }
        return uri;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Magazine that
                && name.equals(that.name)
                && tagline.equals(that.tagline)
                && description.equals(that.description)
                && address.equals(that.address)
                && timeZone.equals(that.timeZone)
                && language.equals(that.language)
                && sections.equals(that.sections);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, tagline, description, address, timeZone, language, sections);
    }

    @Override
    public String toString() {
        return "Magazine[" + name + "]";
    }
}
