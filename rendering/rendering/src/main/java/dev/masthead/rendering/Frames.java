package dev.masthead.rendering;

import dev.masthead.core.Magazine;
import dev.masthead.core.Section;
import dev.masthead.forms.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes what surrounds every page. Thread-safe. */
final class Frames {

    private final Magazine magazine;
    private final Links links;
    private final Texts texts;
    private final AssetLinks assets;
    private final List<Form> forms;
    private final List<Overlay> overlays;
    private final Predicate<Section> inNavigation;
    private final boolean searchable;

    Frames(ViewsBuilder from) {
        this.magazine = from.magazine;
        this.links = from.links;
        this.texts = from.texts;
        this.assets = from.assets;
        this.forms = List.copyOf(from.forms.all());
        this.inNavigation = from.inNavigation;
        this.searchable = from.searchable;
        FormViews formViews = new FormViews(links, texts);
        this.overlays = forms.stream()
                .map(form -> overlay(formViews.inOverlay(form), from.overlays))
                .toList();
    }

    /**
     * A page that carries every form in a dialog.
     *
     * @param current the address of the navigation's entry that is the page's own; empty for none
     */
    Frame withOverlays(Head head, String current, Instant now) {
        return frame(head, current, overlays, now);
    }

    /** A page without dialogs. */
    Frame plain(Head head, String current, Instant now) {
        return frame(head, current, List.of(), now);
    }

    private Frame frame(Head head, String current, List<Overlay> carried, Instant now) {
        String year = String.valueOf(now.atZone(magazine.timeZone()).getYear());
        return new Frame(
                Language.of(magazine.language()),
                magazine.name(),
                magazine.tagline(),
                links.home(),
                links.archive(),
                head,
                new Navigation(sections(current), forms(current, carried), search(current)),
                carried,
                texts.get("footer.copyright", year, magazine.name()),
                assets,
                texts);
    }

    private List<Navigation.Entry> sections(String current) {
        return magazine.sections().stream()
                .filter(inNavigation)
                .map(section -> entry(section.name(), links.section(section.slug()), current, Optional.empty()))
                .toList();
    }

    private List<Navigation.Entry> forms(String current, List<Overlay> carried) {
        List<Navigation.Entry> entries = new ArrayList<>();
        for (Form form : forms) {
            Optional<String> overlay = carried.stream()
                    .filter(dialog -> dialog.form().id().equals(form.id()))
                    .map(Overlay::id)
                    .findFirst();
            String text = texts.find(Texts.NAVIGATION + form.id()).orElse(form.title());
            entries.add(entry(text, links.form(form.id()), current, overlay));
        }
        return entries;
    }

    private Optional<Navigation.Entry> search(String current) {
        return searchable
                ? Optional.of(entry(texts.get("search.heading"), links.search(), current, Optional.empty()))
                : Optional.empty();
    }

    private static Navigation.Entry entry(String text, String href, String current, Optional<String> overlay) {
        return new Navigation.Entry(text, href, href.equals(current), overlay);
    }

    private static Overlay overlay(FormView form, List<OverlayTiming> timings) {
        Optional<OverlayTiming> timing =
                timings.stream().filter(one -> one.form().equals(form.id())).findFirst();
        return new Overlay(
                form,
                timing.flatMap(OverlayTiming::opensAfter).map(Frames::seconds),
                timing.flatMap(OverlayTiming::closesAfter).map(Frames::seconds));
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
