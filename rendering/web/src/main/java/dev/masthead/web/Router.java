package dev.masthead.web;

import dev.masthead.forms.Form;
import dev.masthead.rendering.Permalinks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds out what an address stands for, and which methods it answers to: section 6 of the architecture. */
final class Router {

    private static final List<String> READ = List.of("GET", "HEAD");

    /** Links inside bodies have this form, whatever the magazine's is: it leads on to the article's own address. */
    private static final Permalinks USUAL = Permalinks.usual();

    private final Parts parts;
    private final Permalinks permalinks;
    private final PageServer pages;
    private final MediaServer media;
    private final FormPosts posts;
    private final FormOpenings openings = new FormOpenings();

    Router(Parts parts) {
        this.parts = parts;
        this.permalinks = parts.permalinks();
        this.pages = new PageServer(parts);
        this.media = new MediaServer();
        this.posts = new FormPosts(parts);
    }

    Response answer(Request request) throws HttpProblem, IOException {
        Site site = parts.sites().current();
        if (READ.contains(request.method())) {
            Optional<Response> kept = pages.kept(site, request);
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        Address address = Address.of(request.path());
        Optional<Form> form = address.below("forms").flatMap(site.forms()::find);
        if (form.isPresent() && request.method().equals("POST")) {
            return posts.receive(site, form.get(), request);
        }
        Response response = read(site, address, request);
        if (READ.contains(request.method())) {
            return response;
        }
        throw HttpProblem.wrongMethod(form.isPresent() ? "GET, HEAD, POST" : "GET, HEAD");
    }

    private Response read(Site site, Address address, Request request) throws HttpProblem {
        if (address.slashAtEnd()) {
            return withoutSlash(request);
        }
        Optional<Encoded> asset = address.below("assets").flatMap(parts.assets()::find);
        if (asset.isPresent()) {
            return asset.get().answerTo(request);
        }
        if (address.segments().size() == 3 && address.segments().get(0).equals("media")) {
            return media.answer(site, address.segments().get(1), request);
        }
        Optional<Response> found = search(site, address, request);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> segments = address.segments();
        if (segments.size() == 3
                && segments.get(0).equals("forms")
                && segments.get(2).equals(FormOpenings.NAME)) {
            return openings.answer(site, segments.get(1));
        }
        Optional<String> preview = address.below(Previews.SEGMENT);
        if (preview.isPresent()) {
            return site.pages().preview(parts.previews().article(preview.get()).orElseThrow(HttpProblem::notFound));
        }
        return pages.answer(site, source(site, address, request), address, request);
    }

    private Optional<Response> search(Site site, Address address, Request request) throws HttpProblem {
        Optional<SearchDesk> desk = parts.search();
        boolean page = address.is("search");
        if (desk.isEmpty() || !(page || address.is("search.json"))) {
            return Optional.empty();
        }
        if (!READ.contains(request.method())) {
            throw HttpProblem.wrongMethod("GET, HEAD");
        }
        return Optional.of(page ? desk.get().page(site, request) : desk.get().json(site, request));
    }

    private Response withoutSlash(Request request) throws HttpProblem {
        String path = request.path();
        String query = request.query().map(q -> "?" + q).orElse("");
        if (query.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw HttpProblem.malformed("The query is not percent-encoded UTF-8.");
        }
        return Response.redirect(301, parts.mountPath() + path.substring(0, path.length() - 1) + query);
    }

    private PageSource source(Site site, Address address, Request request) throws HttpProblem {
        Pages pages = site.pages();
        Optional<String> after = Address.parameter(request.query(), "after");
        if (address.segments().isEmpty()) {
            return pages.front(after);
        }
        if (address.is("archive")) {
            return pages.archive(after);
        }
        Optional<PageSource> machine = address.segments().size() == 1
                ? pages.machineOutputs().find(address.segments().get(0), after)
                : Optional.empty();
        if (machine.isPresent()) {
            return machine.get();
        }
        Optional<Permalinks.Match> article = permalinks.match(address.path()).or(() -> USUAL.match(address.path()));
        if (article.isPresent()) {
            return pages.article(article.get(), address.path());
        }
        return below(site, address, after);
    }

    private PageSource below(Site site, Address address, Optional<String> after) throws HttpProblem {
        List<String> segments = address.segments();
        Pages pages = site.pages();
        if (segments.size() == 2) {
            String last = segments.get(1);
            return switch (segments.get(0)) {
                case "sections" -> pages.section(last, after);
                case "tags" -> pages.tag(last, after);
                case "authors" -> pages.author(last, after);
                case "sitemaps" -> pages.machineOutputs().sitemap(last, after);
                case "series" -> pages.series(last, after);
                case "forms" -> pages.form(last);
                default -> throw HttpProblem.notFound();
            };
        }
        if (segments.size() == 3 && segments.get(0).equals("archive")) {
            return pages.month(segments.get(1), segments.get(2), after);
        }
        if (segments.size() == 3
                && segments.get(0).equals("forms")
                && segments.get(2).equals("thanks")) {
            return pages.thanks(segments.get(1));
        }
        throw HttpProblem.notFound();
    }
}
